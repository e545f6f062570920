-- The chart of accounts, opened by the postings that need them.
--
-- Debits and credits are kept apart and the balance is credit minus debit for every type of account: then it equals the wallet's
-- balance for wallets, and all balances of a currency sum to zero. An asset with money in it therefore shows a negative balance.
CREATE TABLE ledger_account (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code           text NOT NULL,
    type           text NOT NULL CHECK (type IN ('ASSET', 'LIABILITY', 'INCOME', 'EXPENSE', 'EQUITY')),
    currency       char(3) NOT NULL,
    debited_minor  bigint NOT NULL DEFAULT 0 CHECK (debited_minor >= 0),
    credited_minor bigint NOT NULL DEFAULT 0 CHECK (credited_minor >= 0),
    balance_minor  bigint NOT NULL GENERATED ALWAYS AS (credited_minor - debited_minor) STORED,
    line_count     bigint NOT NULL DEFAULT 0 CHECK (line_count >= 0),
    UNIQUE (code, currency)
) WITH (fillfactor = 70); -- room on the page, so that moving a balance touches no index

-- An account is never renamed or removed; only its totals move.
REVOKE UPDATE, DELETE ON ledger_account FROM ledger_service;
GRANT UPDATE (debited_minor, credited_minor, line_count) ON ledger_account TO ledger_service;
