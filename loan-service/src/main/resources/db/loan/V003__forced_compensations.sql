-- Somebody may end a failed compensation by hand.
ALTER TABLE loan DROP CONSTRAINT loan_status_check, ADD CONSTRAINT loan_status_check CHECK (status IN (
    'APPLIED', 'APPROVED', 'ACTIVE', 'CLOSED', 'REJECTED', 'CANCELLING', 'CANCELLED', 'COMPENSATION_FAILED',
    'COMPENSATION_FORCED'));

ALTER TABLE repayment DROP CONSTRAINT repayment_status_check, ADD CONSTRAINT repayment_status_check CHECK (status IN (
    'PENDING', 'SUCCESS', 'FAILED', 'REFUNDING', 'REFUNDED', 'COMPENSATION_FAILED', 'COMPENSATION_FORCED'));

-- Those that failed before they were listed.
INSERT INTO saga_failed (saga, saga_id, subject, step, started_at, failed_at, reason, at_risk_minor, currency)
SELECT 'disbursement', id, 'loan:' || id, status, created_at, updated_at, reason, principal_minor, currency
FROM loan WHERE status = 'COMPENSATION_FAILED'
UNION ALL
SELECT 'repayment', id, 'loan:' || loan_id, status, created_at, updated_at, reason, amount_minor, currency
FROM repayment WHERE status = 'COMPENSATION_FAILED'
ON CONFLICT DO NOTHING;
