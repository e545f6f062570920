-- DEFAULTED and WRITTEN_OFF come by policy, at a day end.
ALTER TABLE loan DROP CONSTRAINT loan_status_check, ADD CONSTRAINT loan_status_check CHECK (status IN (
    'APPLIED', 'APPROVED', 'ACTIVE', 'DEFAULTED', 'CLOSED', 'WRITTEN_OFF', 'REJECTED', 'CANCELLING', 'CANCELLED',
    'COMPENSATION_FAILED', 'COMPENSATION_FORCED'));

-- What was unpaid of it at the end of each day after its due date and the grace days, summed up over these days. Principal and
-- interest only. The penalty is reckoned from the sum, so that the roundings of days do not add up.
ALTER TABLE installment
    ADD COLUMN overdue_minor_days bigint NOT NULL DEFAULT 0 CHECK (overdue_minor_days >= 0);

-- Rounded half to even, as account.PenaltyTerms does.
CREATE FUNCTION penalty_of(overdue_minor_days numeric, rate_percent numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT (whole + CASE WHEN 2 * rest > 36500 OR (2 * rest = 36500 AND mod(whole, 2) = 1) THEN 1 ELSE 0 END)::bigint
    FROM (SELECT div(overdue_minor_days * rate_percent, 36500) AS whole, mod(overdue_minor_days * rate_percent, 36500) AS rest) parts
);

-- From good to bad.
CREATE TYPE asset_class AS ENUM ('STANDARD', 'SMA_0', 'SMA_1', 'SMA_2', 'NON_PERFORMING');

CREATE FUNCTION asset_class_of(days_past_due integer) RETURNS asset_class
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN days_past_due > 90 THEN 'NON_PERFORMING'
            WHEN days_past_due > 60 THEN 'SMA_2'
            WHEN days_past_due > 30 THEN 'SMA_1'
            WHEN days_past_due > 0 THEN 'SMA_0'
            ELSE 'STANDARD' END::asset_class;

-- Loans of which something due was unpaid at the last day end.
CREATE TABLE arrears (
    loan_id bigint PRIMARY KEY REFERENCES loan (id),
    borrower_id bigint NOT NULL,
    -- When the oldest unpaid installment was due: the first day past due.
    overdue_since date NOT NULL,
    overdue_minor bigint NOT NULL CHECK (overdue_minor > 0)
) WITH (fillfactor = 80);
CREATE INDEX arrears_borrower ON arrears (borrower_id, overdue_since, loan_id);

-- Borrowers who count as something else than STANDARD.
CREATE TABLE borrower_class (
    borrower_id bigint PRIMARY KEY REFERENCES borrower (id),
    class asset_class NOT NULL CHECK (class <> 'STANDARD'),
    -- On whose account.
    loan_id bigint NOT NULL REFERENCES loan (id)
);

CREATE TABLE borrower_class_change (
    borrower_id bigint NOT NULL REFERENCES borrower (id),
    business_date date NOT NULL,
    before asset_class NOT NULL,
    now asset_class NOT NULL,
    loan_id bigint NOT NULL REFERENCES loan (id),
    days_past_due integer NOT NULL CHECK (days_past_due >= 0),
    PRIMARY KEY (borrower_id, business_date)
);

-- By how much the penalties of a loan grew at each day end.
CREATE TABLE penalty_charge (
    loan_id bigint NOT NULL REFERENCES loan (id),
    business_date date NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    PRIMARY KEY (loan_id, business_date)
);

REVOKE UPDATE, DELETE, TRUNCATE ON borrower_class_change, penalty_charge FROM loan_service;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON borrower_class_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON penalty_charge
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far the end of each day has come.
CREATE TABLE day_end (
    business_date date PRIMARY KEY,
    phase text NOT NULL DEFAULT 'LOANS' CHECK (phase IN ('LOANS', 'BORROWERS', 'CLOSED')),
    -- The last loan or borrower of the phase that is dealt with.
    done_id bigint NOT NULL DEFAULT 0,
    overdue integer NOT NULL DEFAULT 0,
    cleared integer NOT NULL DEFAULT 0,
    charged integer NOT NULL DEFAULT 0,
    defaulted integer NOT NULL DEFAULT 0,
    written_off integer NOT NULL DEFAULT 0,
    classified integer NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL,
    closed_at timestamptz,
    CHECK ((phase = 'CLOSED') = (closed_at IS NOT NULL))
);
REVOKE DELETE, TRUNCATE ON day_end FROM loan_service;
