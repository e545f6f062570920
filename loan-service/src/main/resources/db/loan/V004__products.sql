-- What the bank lends. The terms are in the versions.
CREATE TABLE product (
    code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    -- Its terms are the bank configuration, and what an application gets that names no product.
    bank_default boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX product_bank_default ON product (bank_default) WHERE bank_default;

-- In effect at any time is the highest version whose date has come.
CREATE TABLE product_version (
    product_code text NOT NULL REFERENCES product (code),
    version integer NOT NULL CHECK (version > 0),
    name text NOT NULL,
    offered boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    -- The admin. Null: came with the installation.
    recorded_by bigint,
    reason text,
    currency char(3) NOT NULL,
    principal_min_minor bigint NOT NULL CHECK (principal_min_minor > 0),
    principal_max_minor bigint NOT NULL,
    tenure_months_min integer NOT NULL CHECK (tenure_months_min > 0),
    tenure_months_max integer NOT NULL CHECK (tenure_months_max <= 600),
    rate_percent numeric(5, 2) NOT NULL,
    rate_percent_min numeric(5, 2) NOT NULL CHECK (rate_percent_min >= 0),
    rate_percent_max numeric(5, 2) NOT NULL CHECK (rate_percent_max <= 100),
    -- One line of the score table at the same place of each.
    score_mins integer[] NOT NULL,
    score_rates_percent numeric(5, 2)[] NOT NULL,
    score_principal_max_minor bigint[] NOT NULL,
    interest_method text NOT NULL,
    day_count text NOT NULL,
    frequency text NOT NULL,
    rounding text NOT NULL,
    penalty_rate_percent numeric(5, 2) NOT NULL CHECK (penalty_rate_percent BETWEEN 0 AND 100),
    grace_days integer NOT NULL CHECK (grace_days BETWEEN 0 AND 365),
    origination_fee_minor bigint NOT NULL CHECK (origination_fee_minor >= 0),
    concurrent_loans_max integer NOT NULL CHECK (concurrent_loans_max > 0),
    overdue_loans_max integer NOT NULL CHECK (overdue_loans_max >= 0),
    income_required boolean NOT NULL,
    debt_to_income_percent_max integer NOT NULL CHECK (debt_to_income_percent_max BETWEEN 0 AND 100),
    wallet_transactions_min integer NOT NULL CHECK (wallet_transactions_min >= 0),
    score_min integer NOT NULL CHECK (score_min >= 0),
    funding_policy text NOT NULL,
    house_allowed boolean NOT NULL,
    funding_shortfall text NOT NULL,
    PRIMARY KEY (product_code, version),
    CHECK (principal_min_minor <= principal_max_minor),
    CHECK (tenure_months_min <= tenure_months_max),
    CHECK (rate_percent BETWEEN rate_percent_min AND rate_percent_max),
    CHECK (cardinality(score_mins) = cardinality(score_rates_percent)
        AND cardinality(score_mins) = cardinality(score_principal_max_minor))
);

-- A version stays as it was: the service has not got the privilege, and whoever has meets the trigger.
REVOKE UPDATE, DELETE, TRUNCATE ON product_version FROM loan_service;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation', HINT = 'Record another version.';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON product_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

INSERT INTO product (code, bank_default) VALUES ('standard', true);

-- The terms that there were before there were versions; in effect since before the first loan, or before anybody's clock.
INSERT INTO product_version
SELECT 'standard', 1, 'Standard loan', true, date_trunc('day', coalesce(min(created_at), now())) - interval '1 day', now(),
       NULL, 'The terms of the installation', 'INR', 100, 50000000, 1, 60, 12.00, 1.00, 36.00, '{}', '{}', '{}',
       'REDUCING_BALANCE', 'THIRTY_360', 'MONTHLY', 'HALF_EVEN', 0.00, 0, 0, 2, 0, false, 0, 0, 0, 'PRO_RATA', true, 'REJECT'
FROM loan;

-- Loans made so far were made under these terms.
ALTER TABLE loan
    ADD COLUMN product_code text NOT NULL DEFAULT 'standard',
    ADD COLUMN product_version integer NOT NULL DEFAULT 1,
    ADD COLUMN interest_method text NOT NULL DEFAULT 'REDUCING_BALANCE',
    ADD COLUMN day_count text NOT NULL DEFAULT 'THIRTY_360',
    ADD COLUMN frequency text NOT NULL DEFAULT 'MONTHLY',
    ADD COLUMN rounding text NOT NULL DEFAULT 'HALF_EVEN',
    -- As stated in the application.
    ADD COLUMN monthly_income_minor bigint CHECK (monthly_income_minor > 0),
    -- As known at the application.
    ADD COLUMN credit_score integer,
    ADD FOREIGN KEY (product_code, product_version) REFERENCES product_version (product_code, version);

ALTER TABLE loan
    ALTER COLUMN product_code DROP DEFAULT,
    ALTER COLUMN product_version DROP DEFAULT,
    ALTER COLUMN interest_method DROP DEFAULT,
    ALTER COLUMN day_count DROP DEFAULT,
    ALTER COLUMN frequency DROP DEFAULT,
    ALTER COLUMN rounding DROP DEFAULT;

-- The latest of a user counts.
CREATE TABLE credit_score (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id bigint NOT NULL,
    score integer NOT NULL CHECK (score BETWEEN 300 AND 900),
    recorded_at timestamptz NOT NULL,
    recorded_by bigint NOT NULL,
    reason text
);
CREATE INDEX credit_score_user ON credit_score (user_id, id);
REVOKE UPDATE, DELETE, TRUNCATE ON credit_score FROM loan_service;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_score
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
