package io.tranche.wallet.account;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.contracts.RefusalReason;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what was posted and what was refused, once it is committed. */
@Component
public class PostingMeters {

    private final MeterRegistry registry;

    PostingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts refusals of one batch.
     *
     * @param step what was asked for, such as {@code collection}
     */
    public void refused(String step, List<RefusalReason> reasons) {
        count(reasons, reason -> reason)
                .forEach((reason, times) ->
                        afterCommit(() -> registry.counter("wallet_refusals", "step", step, "reason", reason.name())
                                .increment(times)));
    }

    void posted(List<PostedEntry> entries) {
        count(entries, entry -> entry.cause().source())
                .forEach((source, times) ->
                        afterCommit(() -> registry.counter("wallet_postings", "source", source.name())
                                .increment(times)));
    }

    private static <T, K> Map<K, Long> count(List<T> things, Function<T, K> kind) {
        return things.stream().collect(Collectors.groupingBy(kind, Collectors.counting()));
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
