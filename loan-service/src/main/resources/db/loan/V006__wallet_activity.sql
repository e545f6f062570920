-- What wallet-service tells of borrowers' wallets.
CREATE TABLE wallet_activity (
    account_id bigint PRIMARY KEY,
    user_id bigint NOT NULL,
    transactions bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 80);
CREATE INDEX wallet_activity_user ON wallet_activity (user_id);
