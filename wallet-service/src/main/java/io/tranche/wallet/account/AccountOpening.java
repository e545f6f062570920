package io.tranche.wallet.account;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Event;
import io.tranche.contracts.Topics;
import io.tranche.contracts.UserEvent.UserRegistered;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Opens an account for whoever registers to borrow or to invest. */
@Component
class AccountOpening implements EventConsumer {

    private final Accounts accounts;

    AccountOpening(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "account-opening";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.USER_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(UserRegistered.class);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        Map<UserId, AccountKind> owners = new HashMap<>();
        for (ReceivedEvent received : events) {
            if (received.event() instanceof UserRegistered registered) {
                switch (registered.role()) {
                    case "USER" -> owners.put(new UserId(registered.userId()), AccountKind.CUSTOMER);
                    case "PROVIDER" -> owners.put(new UserId(registered.userId()), AccountKind.PROVIDER);
                    default -> {
                        // Staff hold no money here.
                    }
                }
            }
        }
        if (!owners.isEmpty()) {
            accounts.open(owners);
        }
    }
}
