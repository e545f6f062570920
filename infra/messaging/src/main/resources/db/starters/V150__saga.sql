-- Every step of every saga, for the timeline of its subject.
CREATE TABLE saga_step (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    saga text NOT NULL,
    saga_id bigint NOT NULL,
    subject text NOT NULL,
    step text NOT NULL,
    at timestamptz NOT NULL,
    detail text,
    event_id uuid,
    trace_id text
);

CREATE INDEX saga_step_subject ON saga_step (subject, seq);

-- What happened stays.
REVOKE UPDATE, DELETE ON saga_step FROM "${flyway:defaultSchema}_service";

-- The sagas that wait for an answer. Rows come and go, so the table stays as small as the number of open sagas.
CREATE TABLE saga_waiting (
    saga text NOT NULL,
    saga_id bigint NOT NULL,
    step text NOT NULL,
    started_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    asked integer NOT NULL DEFAULT 1 CHECK (asked > 0),
    PRIMARY KEY (saga, saga_id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE INDEX saga_waiting_due ON saga_waiting (saga, due_at);
