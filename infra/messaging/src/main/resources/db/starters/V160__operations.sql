-- Who on call did what to which events, and why. What was done stays.
CREATE TABLE ops_action (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    done_by text NOT NULL CHECK (done_by <> ''),
    action text NOT NULL,
    target text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    result text NOT NULL
);

REVOKE UPDATE, DELETE ON ops_action FROM "${flyway:defaultSchema}_service";

-- Long work that somebody started: it commits how far it is with every step, so that any instance can go on where it ended.
-- A running one belongs to its worker; whoever resumes it puts another in its place, and the first can save nothing more.
CREATE TABLE operation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    request jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('RUNNING', 'STOPPED', 'DONE', 'FAILED', 'INTERRUPTED')),
    stop_requested boolean NOT NULL DEFAULT false,
    worker uuid NOT NULL,
    position jsonb,
    counts jsonb NOT NULL DEFAULT '{}',
    requested_by text NOT NULL CHECK (requested_by <> ''),
    reason text NOT NULL CHECK (reason <> ''),
    message text,
    started_at timestamptz NOT NULL DEFAULT now(),
    heartbeat_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz
);

CREATE INDEX operation_running ON operation (id) WHERE state = 'RUNNING';

REVOKE DELETE ON operation FROM "${flyway:defaultSchema}_service";

-- What an operation did with single events.
CREATE TABLE operation_result (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operation_id bigint NOT NULL REFERENCES operation,
    at timestamptz NOT NULL DEFAULT now(),
    event_id uuid NOT NULL,
    type text,
    topic text NOT NULL,
    partition integer NOT NULL,
    record_offset bigint NOT NULL,
    key text,
    result text NOT NULL,
    error text
);

CREATE INDEX operation_result_operation ON operation_result (operation_id, seq);

REVOKE UPDATE, DELETE ON operation_result FROM "${flyway:defaultSchema}_service";
