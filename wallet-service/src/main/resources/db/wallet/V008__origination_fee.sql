-- What the borrower got less than the principal. It is the platform's, and in no account.
ALTER TABLE disbursement
    ADD COLUMN fee_minor bigint CHECK (fee_minor BETWEEN 1 AND principal_minor - 1);

ALTER TABLE funding_queue
    ADD COLUMN fee_minor bigint CHECK (fee_minor BETWEEN 1 AND principal_minor - 1);
