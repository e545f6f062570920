package io.tranche.relay.repair;

import io.tranche.relay.position.Lsn;
import org.jspecify.annotations.Nullable;

/** The replication slot as the database shows it. */
sealed interface SlotState {

    record Missing() implements SlotState {}

    /** The log it needs is gone; it can only be dropped. */
    record Invalidated(String reason) implements SlotState {}

    /** @param readerPid the walsender that serves it just now */
    record Usable(Lsn confirmed, @Nullable Integer readerPid) implements SlotState {}
}
