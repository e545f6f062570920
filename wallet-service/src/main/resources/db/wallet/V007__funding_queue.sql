ALTER TABLE disbursement DROP CONSTRAINT disbursement_status_check, ADD CONSTRAINT disbursement_status_check CHECK (status IN (
    'QUEUED', 'DISBURSED', 'DECLINED', 'CANCELLED', 'REVERSED'));

-- What the loans are that wait for funds: a row for each disbursement that is QUEUED, under the lock of that one.
CREATE TABLE funding_queue (
    loan_id         bigint PRIMARY KEY REFERENCES disbursement (loan_id),
    borrower_id     bigint      NOT NULL,
    principal_minor bigint      NOT NULL CHECK (principal_minor > 0),
    currency        char(3)     NOT NULL,
    policy          text        NOT NULL,
    house_allowed   boolean     NOT NULL,
    credit_score    integer,
    event_id        uuid        NOT NULL,
    queued_at       timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL
);

COMMENT ON COLUMN funding_queue.borrower_id IS 'the user';
COMMENT ON COLUMN funding_queue.event_id IS 'the request';

ALTER TABLE provider ADD COLUMN score_min integer CHECK (score_min BETWEEN 300 AND 900);
COMMENT ON COLUMN provider.score_min IS 'the lowest credit score of a borrower; null for any, or none known';
