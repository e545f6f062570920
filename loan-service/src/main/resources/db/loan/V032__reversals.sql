-- A payment that counted may be taken back.
ALTER TABLE repayment
    DROP CONSTRAINT repayment_status_check,
    ADD CONSTRAINT repayment_status_check CHECK (status IN (
        'PENDING', 'SUCCESS', 'FAILED', 'REFUNDING', 'REFUNDED', 'COMPENSATION_FAILED', 'COMPENSATION_FORCED',
        'REVERSING', 'REVERSED')),
    DROP CONSTRAINT repayment_check,
    ADD CONSTRAINT repayment_counted CHECK (
        (status IN ('SUCCESS', 'REVERSING', 'REVERSED')) = (outstanding_after_minor IS NOT NULL));

-- Who wanted a payment taken back, each time, and why.
CREATE TABLE repayment_reversal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repayment_id bigint NOT NULL REFERENCES repayment (id),
    requested_by bigint NOT NULL,
    requested_at timestamptz NOT NULL,
    reason text NOT NULL
);
CREATE INDEX repayment_reversal_repayment ON repayment_reversal (repayment_id);
REVOKE UPDATE, DELETE, TRUNCATE ON repayment_reversal FROM loan_service;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON repayment_reversal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
