CREATE TABLE account (
    id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id               bigint UNIQUE,
    kind                  text        NOT NULL CHECK (kind IN ('CUSTOMER', 'PROVIDER', 'HOUSE')),
    currency              char(3)     NOT NULL,
    balance_minor         bigint      NOT NULL DEFAULT 0,
    overdraft_limit_minor bigint      NOT NULL DEFAULT 0 CHECK (overdraft_limit_minor >= 0),
    transaction_count     bigint      NOT NULL DEFAULT 0,
    attested_count        bigint      NOT NULL DEFAULT 0,
    -- Counts the batches that moved the account, where transaction_count counts its transactions.
    version               bigint      NOT NULL DEFAULT 0,
    created_at            timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT account_not_overdrawn CHECK (balance_minor >= -overdraft_limit_minor),
    CONSTRAINT account_owned_unless_house CHECK ((user_id IS NULL) = (kind = 'HOUSE')),
    CONSTRAINT account_attested_what_happened CHECK (attested_count <= transaction_count)
);

CREATE UNIQUE INDEX account_one_house_per_currency ON account (currency) WHERE kind = 'HOUSE';

-- Small: holds only what moved since it was last attested.
CREATE INDEX account_to_attest ON account (id) WHERE transaction_count > attested_count;

REVOKE DELETE ON account FROM wallet_service;

-- Append-only. Ids and account_seq grow together within an account, because both are given under the lock of its row.
CREATE TABLE account_transaction (
    id                  bigint GENERATED ALWAYS AS IDENTITY,
    account_id          bigint      NOT NULL REFERENCES account (id),
    account_seq         bigint      NOT NULL CHECK (account_seq > 0),
    user_id             bigint,
    type                text        NOT NULL CHECK (type IN ('CREDIT', 'DEBIT')),
    amount_minor        bigint      NOT NULL CHECK (amount_minor > 0),
    currency            char(3)     NOT NULL,
    balance_after_minor bigint      NOT NULL,
    source              text        NOT NULL,
    reference_id        text        NOT NULL,
    description         text        NOT NULL,
    event_id            uuid,
    created_at          timestamptz NOT NULL,
    PRIMARY KEY (account_id, id, created_at)
) PARTITION BY RANGE (created_at);

COMMENT ON COLUMN account_transaction.event_id IS 'the event that asked for it; null when a person did';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER account_transaction_is_append_only
    BEFORE UPDATE OR DELETE ON account_transaction
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER account_transaction_is_not_truncated
    BEFORE TRUNCATE ON account_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE UPDATE, DELETE, TRUNCATE ON account_transaction FROM wallet_service;

-- The service may not create tables; through this function it may create exactly these. Returns how many it made.
CREATE FUNCTION ensure_account_transaction_partitions(today date, months_ahead int) RETURNS int
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
            -- A new partition locks account_transaction for itself, then account for its foreign key; postings write account first.
            -- Locked here in the order of the postings, so that the two do not end in a deadlock.
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

-- The month before as well: a clock behind the database's must not fail on the first of a month.
SELECT ensure_account_transaction_partitions(((now() AT TIME ZONE 'UTC') - interval '1 month')::date, 4);
