CREATE TABLE repayment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    borrower_id bigint NOT NULL,
    loan_id bigint NOT NULL REFERENCES loan (id),
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    currency char(3) NOT NULL,
    status text NOT NULL CHECK (status IN (
        'PENDING', 'SUCCESS', 'FAILED', 'REFUNDING', 'REFUNDED', 'COMPENSATION_FAILED')),
    reason text,
    idempotency_key text,
    -- Whether the amount counts in the loan's reserved_minor while PENDING. More than the outstanding is never reserved.
    reserved boolean NOT NULL DEFAULT true,
    -- What the loan still owed after this repayment: the answer its caller got.
    outstanding_after_minor bigint CHECK (outstanding_after_minor >= 0),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK ((status = 'SUCCESS') = (outstanding_after_minor IS NOT NULL))
) WITH (fillfactor = 70);

CREATE UNIQUE INDEX repayment_key ON repayment (borrower_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX repayment_loan ON repayment (loan_id, id);
