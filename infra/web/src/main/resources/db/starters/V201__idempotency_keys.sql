-- The answer to each request that came with a key, for as long as the caller may repeat it.
CREATE TABLE idempotency_key (
    caller_id   bigint      NOT NULL,
    operation   text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
    -- JSON exactly as it was sent. Null only while the first request is still in its transaction.
    answer      text,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (caller_id, operation, key)
);

CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
