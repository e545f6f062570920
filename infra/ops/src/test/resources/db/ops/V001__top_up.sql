-- What the consumer of the tests did.
CREATE TABLE top_up (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL,
    amount_minor bigint NOT NULL,
    place bigint GENERATED ALWAYS AS IDENTITY
);
