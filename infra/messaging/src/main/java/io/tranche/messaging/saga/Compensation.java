package io.tranche.messaging.saga;

import io.tranche.contracts.Money;
import java.util.Set;

/** How a compensation has ended: counted by its kind, and listed as long as it needs somebody. */
public sealed interface Compensation {

    /** What {@link #result} may be. */
    Set<String> RESULTS = Set.of("succeeded", "failed", "forced");

    /** What had been done is undone. */
    record Succeeded() implements Compensation {}

    /**
     * It could not be undone, or nobody says whether it was.
     *
     * @param atRisk what may be lost until somebody looks
     */
    record Failed(Money atRisk) implements Compensation {}

    /** Somebody has ended it without undoing what had been done. */
    record Forced() implements Compensation {}

    /** The tag of {@code saga_compensations_total}. */
    default String result() {
        return switch (this) {
            case Succeeded _ -> "succeeded";
            case Failed _ -> "failed";
            case Forced _ -> "forced";
        };
    }
}
