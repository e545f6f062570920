-- Whoever has ever applied. The row is what concurrent applications of one borrower queue at.
CREATE TABLE borrower (
    id bigint PRIMARY KEY,
    applications integer NOT NULL DEFAULT 1
);

CREATE TABLE loan (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    borrower_id bigint NOT NULL REFERENCES borrower (id),
    principal_minor bigint NOT NULL CHECK (principal_minor > 0),
    currency char(3) NOT NULL,
    annual_rate_percent numeric(5, 2) NOT NULL CHECK (annual_rate_percent >= 0),
    tenure_months integer NOT NULL CHECK (tenure_months BETWEEN 1 AND 600),
    status text NOT NULL CHECK (status IN (
        'APPLIED', 'APPROVED', 'ACTIVE', 'CLOSED', 'REJECTED', 'CANCELLING', 'CANCELLED', 'COMPENSATION_FAILED')),
    -- Sum of what is unpaid of the installments, from the application on.
    outstanding_minor bigint NOT NULL CHECK (outstanding_minor >= 0),
    -- Sum of the repayments under way. What is reserved cannot be promised twice.
    reserved_minor bigint NOT NULL DEFAULT 0,
    reason text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (reserved_minor BETWEEN 0 AND outstanding_minor),
    CHECK ((status = 'CLOSED') = (outstanding_minor = 0))
) WITH (fillfactor = 70);

CREATE INDEX loan_borrower ON loan (borrower_id, id);
CREATE INDEX loan_applied ON loan (id) WHERE status = 'APPLIED';

CREATE TABLE installment (
    loan_id bigint NOT NULL REFERENCES loan (id),
    number integer NOT NULL CHECK (number > 0),
    due_date date NOT NULL,
    principal_minor bigint NOT NULL CHECK (principal_minor >= 0),
    interest_minor bigint NOT NULL CHECK (interest_minor >= 0),
    penalty_minor bigint NOT NULL DEFAULT 0 CHECK (penalty_minor >= 0),
    -- Principal of the loan that is left after this one.
    balance_minor bigint NOT NULL CHECK (balance_minor >= 0),
    paid_principal_minor bigint NOT NULL DEFAULT 0 CHECK (paid_principal_minor BETWEEN 0 AND principal_minor),
    paid_interest_minor bigint NOT NULL DEFAULT 0 CHECK (paid_interest_minor BETWEEN 0 AND interest_minor),
    paid_penalty_minor bigint NOT NULL DEFAULT 0 CHECK (paid_penalty_minor BETWEEN 0 AND penalty_minor),
    PRIMARY KEY (loan_id, number)
) WITH (fillfactor = 80);

-- Who lent how much of a loan, and what of it came back.
CREATE TABLE funding_share (
    loan_id bigint NOT NULL REFERENCES loan (id),
    account_id bigint NOT NULL,
    stake_minor bigint NOT NULL CHECK (stake_minor > 0),
    received_minor bigint NOT NULL DEFAULT 0 CHECK (received_minor >= 0),
    principal_minor bigint NOT NULL DEFAULT 0 CHECK (principal_minor BETWEEN 0 AND stake_minor),
    interest_minor bigint NOT NULL DEFAULT 0 CHECK (interest_minor >= 0),
    penalty_minor bigint NOT NULL DEFAULT 0 CHECK (penalty_minor >= 0),
    PRIMARY KEY (loan_id, account_id)
) WITH (fillfactor = 70);
