-- Loans whose borrower wants what is due to be taken from the wallet.
CREATE TABLE auto_debit_mandate (
    loan_id bigint PRIMARY KEY REFERENCES loan (id),
    enabled boolean NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX auto_debit_mandate_enabled ON auto_debit_mandate (loan_id) WHERE enabled;

-- How far the auto-debits of each business date have come.
CREATE TABLE auto_debit_run (
    business_date date PRIMARY KEY,
    -- The last loan that was looked at.
    done_id bigint NOT NULL DEFAULT 0,
    ended_at timestamptz
);

-- One a day and loan at most.
CREATE TABLE auto_debit_attempt (
    loan_id bigint NOT NULL REFERENCES loan (id),
    business_date date NOT NULL,
    -- When the latest of what was due had become so: attempts are counted from there.
    due_date date NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    -- Null if a payment was under way that paid what was due.
    repayment_id bigint UNIQUE REFERENCES repayment (id),
    -- Null while nobody knows.
    outcome text CHECK (outcome IN ('COLLECTED', 'FAILED', 'GIVEN_UP', 'COVERED')),
    settled_at timestamptz,
    PRIMARY KEY (loan_id, business_date),
    CHECK ((outcome IS NULL) = (settled_at IS NULL)),
    CHECK ((repayment_id IS NULL) = (outcome IS NOT DISTINCT FROM 'COVERED'))
);
CREATE INDEX auto_debit_attempt_open ON auto_debit_attempt (repayment_id) WHERE outcome IS NULL;

REVOKE DELETE, TRUNCATE ON auto_debit_mandate, auto_debit_run, auto_debit_attempt FROM loan_service;
