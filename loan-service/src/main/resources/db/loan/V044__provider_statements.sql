-- What each event of a loan was to its funders, for their statements. Negative is what was taken back.
CREATE TABLE share_movement (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    loan_id bigint NOT NULL REFERENCES loan (id),
    account_id bigint NOT NULL,
    type text NOT NULL CHECK (type IN ('CARRIED_FORWARD', 'REPAYMENT', 'REVERSAL', 'ADJUSTMENT', 'WRITE_OFF')),
    repayment_id bigint REFERENCES repayment (id),
    -- Where there is no repayment that tells.
    booked_on date,
    principal_minor bigint NOT NULL,
    interest_minor bigint NOT NULL,
    penalty_minor bigint NOT NULL,
    -- Of what is carried forward; of a repayment, repayment_share tells.
    fee_minor bigint NOT NULL DEFAULT 0,
    CHECK (num_nonnulls(repayment_id, booked_on) = 1)
);
CREATE INDEX share_movement_share ON share_movement (loan_id, account_id, id);

-- What there was so far, in one sum.
INSERT INTO share_movement (loan_id, account_id, type, booked_on, principal_minor, interest_minor, penalty_minor, fee_minor)
SELECT loan_id, account_id, 'CARRIED_FORWARD', out_since, share.principal_minor, share.interest_minor, share.penalty_minor,
       share.platform_fee_minor
FROM funding_share share JOIN loan ON loan.id = share.loan_id
WHERE share.received_minor > 0 AND loan.status <> 'CANCELLED'
ORDER BY loan_id, account_id;

INSERT INTO share_movement (loan_id, account_id, type, booked_on, principal_minor, interest_minor, penalty_minor)
SELECT loan_id, account_id, 'WRITE_OFF', lost_on, stake_minor - principal_minor, 0, 0
FROM funding_share
WHERE lost_on IS NOT NULL AND stake_minor > principal_minor
ORDER BY loan_id, account_id;

REVOKE UPDATE, DELETE, TRUNCATE ON share_movement FROM loan_service;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON share_movement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
