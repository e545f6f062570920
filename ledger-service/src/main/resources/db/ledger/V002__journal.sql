-- The journal. Its cost per entry does not grow with it: rows are only appended, nothing on the way in sums over them, and each
-- row has two indexes or few more, of which all but one are filled from the right.
CREATE TABLE journal_entry (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_event_id uuid NOT NULL UNIQUE,
    -- What happened, named by the business: a saga step that is answered twice brings two events, but one reference.
    reference       text NOT NULL UNIQUE,
    event_type      text NOT NULL,
    loan_id         bigint,
    repayment_id    bigint,
    occurred_at     timestamptz NOT NULL,
    posted_at       timestamptz NOT NULL,
    description     text NOT NULL
);
CREATE INDEX journal_entry_loan ON journal_entry (loan_id, id) WHERE loan_id IS NOT NULL;

CREATE TABLE journal_line (
    entry_id     bigint NOT NULL REFERENCES journal_entry,
    line_number  smallint NOT NULL CHECK (line_number > 0),
    account_id   bigint NOT NULL REFERENCES ledger_account,
    side         text NOT NULL CHECK (side IN ('DEBIT', 'CREDIT')),
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    currency     char(3) NOT NULL,
    PRIMARY KEY (entry_id, line_number)
);
CREATE INDEX journal_line_account ON journal_line (account_id, entry_id);

-- Immutable: the service has not got the privilege, and whoever has meets the trigger.
REVOKE UPDATE, DELETE, TRUNCATE ON journal_entry, journal_line FROM ledger_service;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', HINT = 'Correct an entry with another entry.';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Balanced at commit: two lines or more, and zero per currency. Postgres has deferred triggers by row only, and a batch brings
-- thousands of lines; so each statement leaves one row here, and that row's deferred trigger checks all its entries at once.
CREATE TABLE unchecked_entries (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_ids bigint[] NOT NULL
);
REVOKE ALL ON unchecked_entries FROM ledger_service;

CREATE FUNCTION remember_new_entries() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
BEGIN
    INSERT INTO unchecked_entries (entry_ids) SELECT array_agg(id) FROM added HAVING count(*) > 0;
    RETURN NULL;
END $$;

-- Lines that come later to an old entry are caught here.
CREATE FUNCTION remember_entries_of_new_lines() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
BEGIN
    INSERT INTO unchecked_entries (entry_ids) SELECT array_agg(DISTINCT entry_id) FROM added HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE TRIGGER remember_unchecked AFTER INSERT ON journal_entry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION remember_new_entries();
CREATE TRIGGER remember_unchecked AFTER INSERT ON journal_line
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION remember_entries_of_new_lines();

-- The planner settings keep a plan that was cached while the journal was small from reading all of it when it is large.
CREATE FUNCTION require_balanced() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    bad bigint;
BEGIN
    SELECT e.id INTO bad
    FROM unnest(NEW.entry_ids) AS e (id)
    LEFT JOIN journal_line l ON l.entry_id = e.id
    GROUP BY e.id, l.currency
    HAVING count(l.entry_id) < 2 OR sum(CASE l.side WHEN 'DEBIT' THEN -l.amount_minor ELSE l.amount_minor END) <> 0
    LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'journal entry % does not balance', bad USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    DELETE FROM unchecked_entries WHERE id = NEW.id;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON unchecked_entries
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_balanced();
