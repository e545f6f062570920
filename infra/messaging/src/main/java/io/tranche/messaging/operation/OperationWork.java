package io.tranche.messaging.operation;

/**
 * A kind of operation; each bean of this type can be started through {@link Operations}.
 *
 * <p>{@link #run} works in steps, each in a transaction that ends with {@link OperationRun#save}, and returns soon after
 * {@link OperationRun#mustStop} says so. Whoever resumes it, on whatever instance, is given the position saved last.
 */
public interface OperationWork {

    /** Stable: it is part of the table. */
    String kind();

    Ending run(OperationRun run);
}
