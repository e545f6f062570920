package io.tranche.messaging.dryrun;

/** What would become of an event. */
public enum Verdict {
    WILL_APPLY,
    /** It is marked, or it changes nothing. */
    ALREADY_APPLIED,
    WOULD_FAIL,
    /** Behind another one of its key. */
    WAITS
}
