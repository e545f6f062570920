-- Proofs that somebody asked for. One is taken at a time; any relay tells about it, also after the one that took it is gone.
CREATE TABLE verification (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    taken_by     text NOT NULL,
    requested_by text NOT NULL,
    since        timestamptz,
    until        timestamptz NOT NULL,
    state        text NOT NULL DEFAULT 'RUNNING' CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED')),
    rows         bigint NOT NULL DEFAULT 0,
    messages     bigint NOT NULL DEFAULT 0,
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    heartbeat_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at     timestamptz,
    message      text,
    proof        jsonb,
    CHECK ((state = 'RUNNING') = (ended_at IS NULL)),
    CHECK ((state = 'DONE') = (proof IS NOT NULL))
);

CREATE UNIQUE INDEX verification_running ON verification ((true)) WHERE state = 'RUNNING';
