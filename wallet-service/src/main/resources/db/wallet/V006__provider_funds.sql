-- What came into investors' accounts, piece by piece. What leaves is the oldest money, so what an account holds are its newest
-- pieces: a row is only added, and removed when newer ones make up the balance.
CREATE TABLE provider_funds (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    account_id   bigint      NOT NULL REFERENCES account (id),
    came_at      timestamptz NOT NULL,
    amount_minor bigint      NOT NULL CHECK (amount_minor > 0),
    PRIMARY KEY (account_id, id)
);

COMMENT ON COLUMN provider_funds.id IS 'given under the lock of the account: within an account, in the order in which money came';

INSERT INTO provider_funds (account_id, came_at, amount_minor)
SELECT account_id, created_at, amount_minor
FROM (
    SELECT account.id AS account_id, moved.id, moved.created_at, moved.amount_minor, account.balance_minor,
           sum(moved.amount_minor) OVER (PARTITION BY account.id ORDER BY moved.id DESC) - moved.amount_minor AS newer_minor
    FROM account JOIN account_transaction moved ON moved.account_id = account.id
    WHERE account.kind = 'PROVIDER' AND moved.type = 'CREDIT'
) AS came
WHERE newer_minor < balance_minor
ORDER BY account_id, id;

ALTER TABLE provider DROP COLUMN lent_out_at;
COMMENT ON TABLE provider IS 'What investors want. Who has no row yet wants nothing in particular.';
