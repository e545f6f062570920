package io.tranche.relay;

/** What a relay is doing. */
enum RelayState {
    STARTING,
    /** Another relay leads; this one takes over when its lease ends. */
    STANDBY,
    /** Leads, and compares slot, checkpoint and broker. */
    REPAIRING,
    /** Leads, and its engine runs. */
    LEADING,
    /** Failed, and waits before it tries again. */
    BACKING_OFF,
    STOPPED
}
