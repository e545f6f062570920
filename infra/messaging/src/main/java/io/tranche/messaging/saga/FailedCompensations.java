package io.tranche.messaging.saga;

/** Of one kind of saga those whose compensation has failed, and what somebody can do about them; in the caller's transaction. */
public interface FailedCompensations {

    /** The name of the saga. */
    String saga();

    /**
     * Asks for the compensation again, with the deadlines of the first time.
     *
     * @return false, and nothing is changed, if there is no such saga or its compensation has not failed
     */
    boolean retry(long id);

    /** Ends the saga although what was done is not undone, and tells the books. Returns false like {@link #retry}. */
    boolean force(long id, String reason);
}
