-- Money from and to the payment provider. The rows are written before the provider is asked, so that a crash in between leaves
-- something to finish; whoever finishes it moves asked_at on, and so has the row to itself for a while. The unique key makes a
-- repeated request the same top-up or withdrawal.
CREATE TABLE top_up (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id          bigint      NOT NULL REFERENCES account (id),
    idempotency_key     text        NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
    currency            char(3)     NOT NULL,
    amount_minor        bigint      NOT NULL CHECK (amount_minor > 0),
    status              text        NOT NULL CHECK (status IN ('PENDING', 'SUCCESS', 'DECLINED')),
    balance_after_minor bigint,
    created_at          timestamptz NOT NULL,
    asked_at            timestamptz NOT NULL,
    settled_at          timestamptz,
    UNIQUE (account_id, idempotency_key),
    CONSTRAINT top_up_balance_on_success CHECK ((balance_after_minor IS NOT NULL) = (status = 'SUCCESS')),
    CONSTRAINT top_up_settled_unless_pending CHECK ((settled_at IS NULL) = (status = 'PENDING'))
);

CREATE INDEX top_up_pending ON top_up (asked_at) WHERE status = 'PENDING';

CREATE TABLE withdrawal (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id          bigint      NOT NULL REFERENCES account (id),
    idempotency_key     text        NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
    currency            char(3)     NOT NULL,
    amount_minor        bigint      NOT NULL CHECK (amount_minor > 0),
    status              text        NOT NULL CHECK (status IN ('PENDING', 'SUCCESS', 'DECLINED')),
    balance_after_minor bigint      NOT NULL,
    created_at          timestamptz NOT NULL,
    asked_at            timestamptz NOT NULL,
    settled_at          timestamptz,
    UNIQUE (account_id, idempotency_key),
    CONSTRAINT withdrawal_settled_unless_pending CHECK ((settled_at IS NULL) = (status = 'PENDING'))
);

CREATE INDEX withdrawal_pending ON withdrawal (asked_at) WHERE status = 'PENDING';

REVOKE DELETE ON top_up, withdrawal FROM wallet_service;
