package io.tranche.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A message of one of the streams. Its id and time belong to the envelope, not to the message: see {@link EventHeaders}.
 * Every record carries its wire name in {@link EventType}.
 */
public sealed interface Event permits UserEvent, WalletEvent, LoanEvent, NoticeEvent {

    /** The topic of the stream. */
    @JsonIgnore
    String topic();

    /** Kafka key: whatever shares it is handled in order, for example {@code loan:42}. Also the CloudEvents subject. */
    @JsonIgnore
    String key();
}
