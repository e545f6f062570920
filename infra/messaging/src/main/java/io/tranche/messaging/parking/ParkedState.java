package io.tranche.messaging.parking;

/** FAILED and QUEUED are open: they hold the later events of their key back. The other two are final. */
public enum ParkedState {
    FAILED,
    /** Waits behind one that failed. */
    QUEUED,
    REDRIVEN,
    DISCARDED
}
