package io.tranche.ledger.reconciliation;

import io.tranche.contracts.Event;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Remembers the last attestation of each wallet. A consumer of its own: it may lag or fail without holding up the postings. */
@Component
class AttestationConsumer implements EventConsumer {

    private final WalletChecks walletChecks;

    AttestationConsumer(WalletChecks walletChecks) {
        this.walletChecks = walletChecks;
    }

    @Override
    public String name() {
        return "attestation";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.WALLET_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(BalanceAttested.class);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        Map<Long, Attestation> latest = new HashMap<>();
        for (ReceivedEvent received : events) {
            if (received.event() instanceof BalanceAttested attested) {
                latest.merge(attested.accountId(), new Attestation(attested, received.time()), Attestation::laterOf);
            }
        }
        walletChecks.attested(List.copyOf(latest.values()));
    }
}
