-- Payments that the bank counts as of a day that is over: who wanted that, and why. The value date itself is the repayment's.
CREATE TABLE back_dated_payment (
    repayment_id bigint PRIMARY KEY REFERENCES repayment (id),
    requested_by bigint NOT NULL,
    -- Of whoever requested it; the borrower has keys of their own.
    idempotency_key text NOT NULL,
    requested_at timestamptz NOT NULL,
    value_date date NOT NULL,
    reason text NOT NULL,
    UNIQUE (requested_by, idempotency_key)
);
REVOKE UPDATE, DELETE, TRUNCATE ON back_dated_payment FROM loan_service;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON back_dated_payment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
