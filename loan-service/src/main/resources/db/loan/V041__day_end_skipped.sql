-- Ends of days that one loan or one borrower has not had yet, because it failed there. The day was closed for all others.
CREATE TABLE day_end_skipped (
    business_date date NOT NULL,
    phase text NOT NULL CHECK (phase IN ('LOANS', 'BORROWERS')),
    -- The loan or the borrower, by the phase.
    subject_id bigint NOT NULL,
    borrower_id bigint NOT NULL,
    -- Why it failed. Null: it was not tried, because an earlier day is missing.
    cause text,
    attempts integer NOT NULL DEFAULT 0,
    -- What was due of the loan and unpaid at the end of that day: number, due_date and minor of each installment.
    unpaid jsonb NOT NULL DEFAULT '[]',
    -- The latest fact of the loan then.
    fact_id bigint NOT NULL DEFAULT 0,
    skipped_at timestamptz NOT NULL,
    tried_at timestamptz,
    caught_up_at timestamptz,
    PRIMARY KEY (phase, subject_id, business_date)
);
CREATE INDEX day_end_skipped_open ON day_end_skipped (borrower_id, business_date) WHERE caught_up_at IS NULL;
CREATE INDEX day_end_skipped_date ON day_end_skipped (business_date);
REVOKE DELETE, TRUNCATE ON day_end_skipped FROM loan_service;
