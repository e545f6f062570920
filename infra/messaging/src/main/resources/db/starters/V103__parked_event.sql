-- Events that a consumer could not apply, as they came, and the later ones of the same key, which wait behind them.
CREATE TABLE parked_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer text NOT NULL,
    state text NOT NULL CHECK (state IN ('FAILED', 'QUEUED', 'REDRIVEN', 'DISCARDED')),
    event_id uuid NOT NULL,
    event_time timestamptz NOT NULL,
    type text,
    topic text NOT NULL,
    partition integer NOT NULL,
    record_offset bigint NOT NULL,
    record_time timestamptz NOT NULL,
    key text,
    header_names text[] NOT NULL,
    header_values bytea[] NOT NULL,
    payload bytea,
    error_class text,
    error_message text,
    error_fingerprint text,
    attempts integer NOT NULL,
    first_failed_at timestamptz,
    last_failed_at timestamptz,
    parked_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (consumer, event_id),
    CHECK (cardinality(header_names) = cardinality(header_values)),
    CHECK (state <> 'FAILED' OR (error_class IS NOT NULL AND error_fingerprint IS NOT NULL AND attempts > 0
            AND first_failed_at IS NOT NULL AND last_failed_at IS NOT NULL))
);

CREATE INDEX parked_event_open ON parked_event (consumer, topic, key, id) WHERE state IN ('FAILED', 'QUEUED');

REVOKE DELETE ON parked_event FROM "${flyway:defaultSchema}_service";
