-- One mark per consumer and event that is taken care of: applied, or parked. Never deleted, so that an event that comes again
-- after years is still known. Partitioned by the time of the event (which comes again with it), not by that of its handling.
CREATE TABLE inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    event_time timestamptz NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id, event_time)
) PARTITION BY RANGE (event_time);

REVOKE UPDATE, DELETE ON inbox FROM "${flyway:defaultSchema}_service";

CREATE FUNCTION make_inbox_partition(first_of_month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp SET timezone = 'UTC' AS $$
DECLARE
    partition_name text := to_char(first_of_month, '"inbox_"YYYYMM');
BEGIN
    IF date_trunc('month', first_of_month) <> first_of_month
            OR first_of_month NOT BETWEEN date '2020-01-01' AND date '2100-01-01' THEN
        RAISE EXCEPTION 'refusing to make an inbox partition from %', first_of_month USING ERRCODE = '22023';
    END IF;
    IF to_regclass(partition_name) IS NOT NULL THEN
        RETURN;
    END IF;
    LOCK TABLE inbox IN SHARE UPDATE EXCLUSIVE MODE;
    IF to_regclass(partition_name) IS NULL THEN
        EXECUTE format('CREATE TABLE %I (LIKE inbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition_name);
        EXECUTE format('REVOKE ALL ON %I FROM %I', partition_name, '${flyway:defaultSchema}_service');
        EXECUTE format('ALTER TABLE inbox ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                partition_name, first_of_month::timestamptz, (first_of_month + interval '1 month')::timestamptz);
    END IF;
END $$;

REVOKE ALL ON FUNCTION make_inbox_partition(date) FROM PUBLIC;
SELECT make_inbox_partition(date_trunc('month', now() AT TIME ZONE 'UTC')::date);
