-- What investors want, and their place in the queue. Who has no row yet wants nothing in particular.
CREATE TABLE provider (
    account_id     bigint PRIMARY KEY REFERENCES account (id),
    paused         boolean     NOT NULL DEFAULT false,
    loan_max_minor bigint CHECK (loan_max_minor > 0),
    lent_out_at    timestamptz,
    updated_at     timestamptz NOT NULL
);

COMMENT ON COLUMN provider.loan_max_minor IS 'the most that goes into one loan; null for as much as there is';
COMMENT ON COLUMN provider.lent_out_at IS 'when loans last took all there was: what is there now came in later';

REVOKE DELETE ON provider FROM wallet_service;

CREATE INDEX account_of_provider ON account (id) WHERE kind = 'PROVIDER';
