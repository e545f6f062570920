-- How an event left, whether its copy went to the dead letter topic, and what is known of where a marked event lay.
ALTER TABLE parked_event
    ADD COLUMN unreadable boolean NOT NULL DEFAULT false,
    ADD COLUMN copied_at timestamptz,
    ADD COLUMN resolved_at timestamptz,
    ADD COLUMN resolved_by text;

CREATE INDEX parked_event_uncopied ON parked_event (id) WHERE copied_at IS NULL;

-- What came from Kafka stays as it came: only what becomes of it can change.
REVOKE UPDATE ON parked_event FROM "${flyway:defaultSchema}_service";
GRANT UPDATE (state, error_class, error_message, error_fingerprint, attempts, first_failed_at, last_failed_at,
        copied_at, resolved_at, resolved_by)
    ON parked_event TO "${flyway:defaultSchema}_service";

-- Payloads to try instead of the original, which stays beside them; the last one counts.
CREATE TABLE parked_edit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parked_id bigint NOT NULL REFERENCES parked_event,
    payload bytea NOT NULL,
    edited_by text NOT NULL,
    reason text NOT NULL,
    edited_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX parked_edit_parked ON parked_edit (parked_id, id);

REVOKE UPDATE, DELETE ON parked_edit FROM "${flyway:defaultSchema}_service";

ALTER TABLE inbox
    ADD COLUMN topic text,
    ADD COLUMN partition integer,
    ADD COLUMN record_offset bigint;
