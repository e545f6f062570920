-- A payout that could not be had back is KEPT: asked again, it is not taken back after all, for the loan has become a debt meanwhile.
ALTER TABLE disbursement
    DROP CONSTRAINT disbursement_status_check,
    DROP CONSTRAINT disbursement_money_when_moved,
    ADD CONSTRAINT disbursement_status_check CHECK (status IN (
        'QUEUED', 'DISBURSED', 'DECLINED', 'CANCELLED', 'REVERSED', 'KEPT')) NOT VALID,
    ADD CONSTRAINT disbursement_money_when_moved CHECK (
        (status IN ('DISBURSED', 'REVERSED', 'KEPT')) = (principal_minor IS NOT NULL)
        AND (principal_minor IS NULL) = (borrower_account_id IS NULL)
        AND (principal_minor IS NULL) = (currency IS NULL)
        AND (principal_minor IS NULL) = (allocation_account_ids = '{}')) NOT VALID;
