package io.tranche.contracts;

/** Kafka headers of an event: CloudEvents 1.0 in binary mode, and the W3C trace context. All values are UTF-8 text. */
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    /** UUIDv7, unique per event; a re-sent event keeps it. */
    public static final String ID = "ce_id";
    /** Wire name, see {@link EventType}. */
    public static final String TYPE = "ce_type";
    /** The service that wrote the event, {@code /wallet-service}. */
    public static final String SOURCE = "ce_source";
    /** When the event was written to the outbox, ISO 8601 in UTC. */
    public static final String TIME = "ce_time";
    /** Same as the Kafka key. */
    public static final String SUBJECT = "ce_subject";

    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACE_PARENT = "traceparent";

    private EventHeaders() {}
}
