-- A new partition locks account_transaction for itself, then account for its foreign key. Postings write account first and
-- account_transaction after it: under load the two ended in a deadlock, whose victim could be a service that was just starting.
-- So the lock on account comes first here too. Nothing else has changed since V001.
CREATE OR REPLACE FUNCTION ensure_account_transaction_partitions(today date, months_ahead int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = wallet, pg_temp AS $$
DECLARE
    month date := date_trunc('month', today)::date;
    made int := 0;
    partition_name text;
BEGIN
    IF months_ahead NOT BETWEEN 0 AND 24 THEN
        RAISE EXCEPTION 'months_ahead must be between 0 and 24, is %', months_ahead;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('wallet.account_transaction.partitions'));
    FOR i IN 0..months_ahead LOOP
        partition_name := format('account_transaction_%s', to_char(month, 'YYYY_MM'));
        IF to_regclass('wallet.' || partition_name) IS NULL THEN
            LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE;
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF account_transaction FOR VALUES FROM (%L) TO (%L)',
                partition_name,
                month::timestamp AT TIME ZONE 'UTC',
                (month + interval '1 month') AT TIME ZONE 'UTC');
            -- Default privileges of the schema would let the service change a partition directly.
            EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM wallet_service', partition_name);
            EXECUTE format(
                'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
                partition_name || '_is_not_truncated', partition_name);
            made := made + 1;
        END IF;
        month := (month + interval '1 month')::date;
    END LOOP;
    RETURN made;
END
$$;
