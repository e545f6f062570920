-- Asked for on a mandate: nobody waits for it, so it is not called off when no answer comes.
ALTER TABLE repayment ADD COLUMN standing boolean NOT NULL DEFAULT false;

UPDATE repayment SET standing = true
FROM auto_debit_attempt attempt
WHERE attempt.repayment_id = repayment.id AND attempt.outcome IS NULL;

-- Since when the end of the day has waited for answers to its auto-debits.
ALTER TABLE auto_debit_run ADD COLUMN held_since timestamptz;

-- CALLED_OFF: nobody has said that there was not enough, so it does not count as tried.
ALTER TABLE auto_debit_attempt
    DROP CONSTRAINT auto_debit_attempt_outcome_check,
    ADD CONSTRAINT auto_debit_attempt_outcome_check CHECK (outcome IN ('COLLECTED', 'FAILED', 'GIVEN_UP', 'CALLED_OFF', 'COVERED'));
