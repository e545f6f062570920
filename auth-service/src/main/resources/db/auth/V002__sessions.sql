-- From a login to a logout. Each refresh token of a session replaces the one before; only the last may be used.
CREATE TABLE session (
    id         uuid        PRIMARY KEY,
    user_id    bigint      NOT NULL REFERENCES users,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);

CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE refresh_token (
    -- SHA-256: whoever reads the table cannot use what is in it.
    hash       bytea       PRIMARY KEY CHECK (octet_length(hash) = 32),
    session_id uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE INDEX refresh_token_by_session ON refresh_token (session_id);
