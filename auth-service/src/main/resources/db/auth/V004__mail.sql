-- E-mails to users, sent after the commit of what caused them. The address is not kept here: it is the one the user has by then.
CREATE TABLE mail (
    -- Of the event that it tells of.
    id              uuid        PRIMARY KEY,
    user_id         bigint      NOT NULL REFERENCES users,
    subject         text        NOT NULL,
    body            text        NOT NULL,
    created_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    -- NULL: no more.
    next_attempt_at timestamptz,
    sent_at         timestamptz
);

CREATE INDEX mail_unsent ON mail (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX mail_by_age ON mail (created_at);
