package io.tranche.messaging;

import io.tranche.contracts.WalletEvent.WalletToppedUp;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a consumer fail at chosen top-ups. */
public final class Trouble {

    private final Map<Long, Supplier<@Nullable Throwable>> byTopUp = new ConcurrentHashMap<>();

    public void at(long topUpId, Supplier<@Nullable Throwable> failure) {
        byTopUp.put(topUpId, failure);
    }

    public void overAt(long topUpId) {
        byTopUp.remove(topUpId);
    }

    void meet(WalletToppedUp topUp) {
        Supplier<@Nullable Throwable> failure = byTopUp.get(topUp.topUpId());
        switch (failure == null ? null : failure.get()) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
