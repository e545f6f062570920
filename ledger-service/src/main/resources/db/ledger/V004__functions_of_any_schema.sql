-- The journal is also kept in a shadow schema, made by these same migrations: its functions must work where they live.
CREATE OR REPLACE FUNCTION remember_new_entries() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
    INSERT INTO unchecked_entries (entry_ids) SELECT array_agg(id) FROM added HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION remember_entries_of_new_lines() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
    INSERT INTO unchecked_entries (entry_ids) SELECT array_agg(DISTINCT entry_id) FROM added HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION require_balanced() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp
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
