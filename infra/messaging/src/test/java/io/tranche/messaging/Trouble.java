package io.tranche.messaging;

import io.tranche.contracts.WalletEvent.WalletToppedUp;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a consumer fail at chosen top-ups, or find that others have done their work. */
public final class Trouble {

    private final Map<Long, Supplier<@Nullable Throwable>> byTopUp = new ConcurrentHashMap<>();
    private final Map<Long, Long> accounts = new ConcurrentHashMap<>();
    private final Set<Long> doneByOthers = ConcurrentHashMap.newKeySet();

    public void at(long topUpId, Supplier<@Nullable Throwable> failure) {
        byTopUp.put(topUpId, failure);
    }

    /** At the top-up of one account only, where ids are not unique. */
    public void at(long accountId, long topUpId, Supplier<@Nullable Throwable> failure) {
        accounts.put(topUpId, accountId);
        byTopUp.put(topUpId, failure);
    }

    public void overAt(long topUpId) {
        byTopUp.remove(topUpId);
        accounts.remove(topUpId);
    }

    public void skip(long topUpId) {
        doneByOthers.add(topUpId);
    }

    boolean isDoneByOthers(WalletToppedUp topUp) {
        return doneByOthers.contains(topUp.topUpId());
    }

    void meet(WalletToppedUp topUp) {
        Supplier<@Nullable Throwable> failure = byTopUp.get(topUp.topUpId());
        if (accounts.getOrDefault(topUp.topUpId(), topUp.accountId()) != topUp.accountId()) {
            return;
        }
        switch (failure == null ? null : failure.get()) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
