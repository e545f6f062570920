-- What this service has to tell. Rows are only ever added; a relay reads them off the WAL and sends them to Kafka.
CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    type text NOT NULL,
    source text NOT NULL,
    subject text NOT NULL,
    traceparent text,
    payload text NOT NULL,
    PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);

CREATE INDEX outbox_seq ON outbox (seq);

-- A service cannot take back what it said.
REVOKE UPDATE, DELETE ON outbox FROM "${flyway:defaultSchema}_service";

ALTER PUBLICATION tranche_outbox ADD TABLE outbox;
GRANT SELECT ON outbox TO outbox_reader;

-- There is no default partition on purpose: rows in it would bar the partition of their day for ever. A day without a partition
-- is made by the writer that meets it.
--
-- The lock keeps out others who make partitions, and nobody else: readers and writers go on. CREATE TABLE ... PARTITION OF would
-- wait for every writer, and have every later one wait behind it.
CREATE FUNCTION make_outbox_partitions(first_day date, days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp SET timezone = 'UTC' AS $$
DECLARE
    day date;
    partition_name text;
BEGIN
    IF days NOT BETWEEN 1 AND 60 OR first_day NOT BETWEEN date '2020-01-01' AND date '2100-01-01' THEN
        RAISE EXCEPTION 'refusing to make % outbox partitions from %', days, first_day USING ERRCODE = '22023';
    END IF;
    LOCK TABLE outbox IN SHARE UPDATE EXCLUSIVE MODE;
    FOR i IN 0 .. days - 1 LOOP
        day := first_day + i;
        partition_name := to_char(day, '"outbox_"YYYYMMDD');
        CONTINUE WHEN to_regclass(partition_name) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I (LIKE outbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition_name);
        EXECUTE format('REVOKE ALL ON %I FROM %I', partition_name, '${flyway:defaultSchema}_service');
        EXECUTE format('ALTER TABLE outbox ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                partition_name, day::timestamptz, (day + 1)::timestamptz);
    END LOOP;
END $$;

-- Drops whole days before the given one, never one of the last two. Dropping needs the table for itself: rather than have every
-- writer wait in line behind it, it gives up soon and the next run tries again.
CREATE FUNCTION drop_outbox_partitions(before_day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp SET timezone = 'UTC'
SET lock_timeout = '2s' AS $$
DECLARE
    partition_name text;
    dropped integer := 0;
BEGIN
    FOR partition_name IN
        SELECT c.relname
        FROM pg_inherits i
        JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'outbox'::regclass
          AND c.relname < to_char(LEAST(before_day, current_date - 1), '"outbox_"YYYYMMDD')
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE %I', partition_name);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$;

REVOKE ALL ON FUNCTION make_outbox_partitions(date, integer), drop_outbox_partitions(date) FROM PUBLIC;
SELECT make_outbox_partitions((now() AT TIME ZONE 'UTC')::date, 7);
