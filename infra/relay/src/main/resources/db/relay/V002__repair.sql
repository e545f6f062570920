-- Who leads since when, for people.
ALTER TABLE lease ADD COLUMN since timestamptz NOT NULL DEFAULT clock_timestamp();

-- What was sent again, and the proof that it arrived. Written before the checkpoint of the repair, so a repair whose checkpoint
-- stands is never without its row; the proof follows while the relay relays.
CREATE TABLE repair (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    epoch       bigint NOT NULL,
    reasons     text[] NOT NULL,
    sent        jsonb NOT NULL,
    since       timestamptz NOT NULL,
    until       timestamptz NOT NULL,
    topics      text[] NOT NULL,
    finished_at timestamptz NOT NULL,
    proof       jsonb,
    proven_at   timestamptz,
    CHECK ((proof IS NULL) = (proven_at IS NULL))
);

CREATE INDEX repair_unproven ON repair (id) WHERE proof IS NULL;
