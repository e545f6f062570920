-- At most one row: the key that was made when none was given by the environment.
CREATE TABLE signing_key (
    only_one   boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    pkcs8      bytea       NOT NULL,
    created_at timestamptz NOT NULL
);
