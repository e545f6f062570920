-- What wallet-service last said about each wallet account, and how the ledger compares. A row that is not MATCHED is waiting to be
-- looked at again, so a sweep costs what moved, not what exists.
CREATE TABLE wallet_check (
    ledger_account_id bigint PRIMARY KEY REFERENCES ledger_account,
    attested_count    bigint NOT NULL DEFAULT 0,
    attested_minor    bigint NOT NULL DEFAULT 0,
    -- null: never attested
    attested_at       timestamptz,
    -- UNCHECKED: moved or attested since the last sweep; BEHIND, AHEAD: fewer or more ledger lines than attested;
    -- DIFFERS: as many lines, another balance
    state             text NOT NULL DEFAULT 'UNCHECKED' CHECK (state IN ('UNCHECKED', 'MATCHED', 'BEHIND', 'AHEAD', 'DIFFERS')),
    since             timestamptz NOT NULL,
    checked_at        timestamptz NOT NULL DEFAULT '-infinity',
    verified_at       timestamptz
);
CREATE INDEX wallet_check_open ON wallet_check (checked_at) WHERE state <> 'MATCHED';

-- A difference that outlived the time that events need to arrive. Kept after it is resolved.
CREATE TABLE wallet_break (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ledger_account_id bigint NOT NULL REFERENCES ledger_account,
    kind              text NOT NULL CHECK (kind IN ('NEVER_ATTESTED', 'LEDGER_BEHIND', 'LEDGER_AHEAD', 'BALANCE_DIFFERS')),
    currency          char(3) NOT NULL,
    attested_count    bigint NOT NULL,
    attested_minor    bigint NOT NULL,
    ledger_count      bigint NOT NULL,
    ledger_minor      bigint NOT NULL,
    difference_minor  bigint NOT NULL GENERATED ALWAYS AS (ledger_minor - attested_minor) STORED,
    found_at          timestamptz NOT NULL,
    resolved_at       timestamptz
);
CREATE UNIQUE INDEX wallet_break_open ON wallet_break (ledger_account_id) WHERE resolved_at IS NULL;
REVOKE DELETE ON wallet_check, wallet_break FROM ledger_service;
