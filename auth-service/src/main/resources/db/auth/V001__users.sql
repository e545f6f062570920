CREATE TABLE users (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    email         text        NOT NULL CHECK (length(email) <= 254),
    password_hash text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('USER', 'PROVIDER', 'ADMIN', 'OPS')),
    failed_logins integer     NOT NULL DEFAULT 0 CHECK (failed_logins >= 0),
    locked_until  timestamptz,
    created_at    timestamptz NOT NULL
);

CREATE UNIQUE INDEX users_by_email ON users (lower(email));

-- The customers' list pages through one role, newest first.
CREATE INDEX users_by_role ON users (role, id DESC);
