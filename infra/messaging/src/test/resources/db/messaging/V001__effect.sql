-- What the consumers of the tests did; no uniqueness, so that a second application of an event shows.
CREATE TABLE effect (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer text NOT NULL,
    account_id bigint NOT NULL,
    top_up_id bigint NOT NULL
);
