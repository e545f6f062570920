-- From which day interest is reckoned. Of loans of before, the due dates tell: they are counted from it.
ALTER TABLE loan ADD COLUMN paid_out_on date;
UPDATE loan
SET paid_out_on = CASE frequency
    WHEN 'WEEKLY' THEN due.first - 7
    WHEN 'FORTNIGHTLY' THEN due.first - 14
    ELSE (date_trunc('month', due.first) - interval '1 day')::date
         - greatest(0, extract(day FROM date_trunc('month', due.first) - interval '1 day')::integer - due.day_of_month)
    END
FROM (SELECT loan_id, min(due_date) AS first, max(extract(day FROM due_date))::integer AS day_of_month
      FROM installment GROUP BY loan_id) due
WHERE due.loan_id = loan.id;

ALTER TABLE repayment
    ADD COLUMN kind text NOT NULL DEFAULT 'INSTALLMENTS'
        CHECK (kind IN ('INSTALLMENTS', 'REDUCE_TENOR', 'REDUCE_EMI', 'FORECLOSURE')),
    -- What counts in the loan's reserved_minor while it is PENDING and reserved. Null: its amount.
    ADD COLUMN reserved_minor bigint CHECK (reserved_minor >= amount_minor);

-- What has happened to loans since their payout; what a loan owes can be reckoned from it. Its order is that of the ids.
CREATE TABLE loan_fact (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    loan_id bigint NOT NULL REFERENCES loan (id),
    repayment_id bigint NOT NULL REFERENCES repayment (id),
    type text NOT NULL CHECK (type IN ('PAYMENT', 'REVERSAL')),
    -- As of when it counts.
    value_date date NOT NULL,
    recorded_at timestamptz NOT NULL,
    UNIQUE (repayment_id, type)
);
CREATE INDEX loan_fact_loan ON loan_fact (loan_id, id);

INSERT INTO loan_fact (loan_id, repayment_id, type, value_date, recorded_at)
SELECT loan_id, repayment.id, 'PAYMENT',
       greatest((repayment.updated_at AT TIME ZONE 'Asia/Kolkata')::date, loan.paid_out_on), repayment.updated_at
FROM repayment JOIN loan ON loan.id = repayment.loan_id
WHERE repayment.status = 'SUCCESS'
ORDER BY repayment.updated_at, repayment.id;

-- Schedules that others have taken the place of. Version 1 is what was agreed at the payout.
CREATE TABLE superseded_installment (
    loan_id bigint NOT NULL REFERENCES loan (id),
    version integer NOT NULL CHECK (version > 0),
    number integer NOT NULL,
    due_date date NOT NULL,
    principal_minor bigint NOT NULL,
    interest_minor bigint NOT NULL,
    balance_minor bigint NOT NULL,
    superseded_at timestamptz NOT NULL,
    PRIMARY KEY (loan_id, version, number)
);

REVOKE UPDATE, DELETE, TRUNCATE ON loan_fact, superseded_installment FROM loan_service;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON loan_fact
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON superseded_installment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
