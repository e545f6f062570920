-- Rows that a transaction changed while it set tranche.dry_run. It reads them before it is rolled back, or takes them out before
-- it commits: nobody else ever sees one, and nothing is lost with them.
CREATE UNLOGGED TABLE dry_run_change (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    table_name text NOT NULL,
    action text NOT NULL,
    before jsonb,
    after jsonb
);

CREATE FUNCTION note_dry_run_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
    INSERT INTO dry_run_change (table_name, action, before, after)
    VALUES (TG_ARGV[0], TG_OP,
            CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END,
            CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
    RETURN NULL;
END $$;

-- Run after every migration, so that no new table is missed. Left out is what tells of events rather than of business: the marks,
-- what is parked, the operations. The condition costs a look at a setting per row; a partition has the trigger from its table.
CREATE FUNCTION watch_dry_runs() RETURNS integer
LANGUAGE plpgsql SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
    watched text;
    added integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('watch_dry_runs/${flyway:defaultSchema}', 0));
    FOR watched IN
        SELECT c.relname
        FROM pg_class c
        WHERE c.relnamespace = '"${flyway:defaultSchema}"'::regnamespace
          AND c.relkind IN ('r', 'p')
          AND NOT c.relispartition
          AND c.relname NOT IN ('inbox', 'parked_event', 'parked_edit', 'ops_action', 'operation', 'operation_result',
                'dry_run_change')
          AND c.relname NOT LIKE '%schema_history'
          AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'dry_run_change')
        ORDER BY c.relname
    LOOP
        EXECUTE format('CREATE TRIGGER dry_run_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW '
                'WHEN (current_setting(''tranche.dry_run'', true) = ''on'') EXECUTE FUNCTION note_dry_run_change(%L)',
                watched, watched);
        added := added + 1;
    END LOOP;
    RETURN added;
END $$;

REVOKE ALL ON FUNCTION watch_dry_runs() FROM PUBLIC, "${flyway:defaultSchema}_service";
