-- Rebuilds of the journal in the schema ledger_shadow, of which there is one at a time. The tables of the shadow go when it is
-- dropped; what was found stays.
CREATE TABLE shadow_rebuild (
    operation_id bigint PRIMARY KEY,
    started_at   timestamptz NOT NULL DEFAULT now(),
    compared_at  timestamptz,
    entries      bigint,
    lines        bigint,
    kept_by      text,
    kept_reason  text,
    dropped_at   timestamptz,
    CHECK ((compared_at IS NULL) = (entries IS NULL) AND (entries IS NULL) = (lines IS NULL)),
    CHECK ((kept_by IS NULL) = (kept_reason IS NULL))
);
CREATE UNIQUE INDEX shadow_rebuild_standing ON shadow_rebuild ((true)) WHERE dropped_at IS NULL;

-- Where live journal and rebuilt one say different things of an event. Line 0 is the entry itself.
CREATE TABLE shadow_difference (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operation_id    bigint NOT NULL REFERENCES shadow_rebuild,
    source_event_id uuid NOT NULL,
    line_number     integer NOT NULL,
    -- MISSING: not in the live journal; EXTRA: only there
    kind            text NOT NULL CHECK (kind IN ('MISSING', 'EXTRA', 'DIFFERENT')),
    live            jsonb,
    rebuilt         jsonb,
    -- the state of the event among the parked ones, if that is why
    parked          text
);
CREATE INDEX shadow_difference_operation ON shadow_difference (operation_id, id);

REVOKE DELETE ON shadow_rebuild, shadow_difference FROM ledger_service;
