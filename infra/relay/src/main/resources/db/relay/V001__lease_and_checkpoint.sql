-- Who may relay. One row; a higher epoch fences off whoever held a lower one.
CREATE TABLE lease (
    name       text PRIMARY KEY,
    holder     text NOT NULL,
    epoch      bigint NOT NULL CHECK (epoch > 0),
    expires_at timestamptz NOT NULL
);

-- How far Kafka is known to have the outboxes, and which database and which Kafka that was.
-- Written before the slot is confirmed, so a slot further on than this was moved or made anew by somebody else.
CREATE TABLE checkpoint (
    name              text PRIMARY KEY,
    system_identifier bigint NOT NULL,
    timeline          bigint NOT NULL,
    kafka_cluster_id  text NOT NULL,
    lsn               pg_lsn NOT NULL,
    epoch             bigint NOT NULL,
    written_at        timestamptz NOT NULL
);

-- The newest row of each outbox that Kafka has.
CREATE TABLE checkpoint_outbox (
    schema_name text PRIMARY KEY,
    seq         bigint NOT NULL,
    created_at  timestamptz NOT NULL
);

-- The last offset written to each partition. A partition that ends before it was made anew or rewound.
CREATE TABLE checkpoint_partition (
    topic       text NOT NULL,
    partition   integer NOT NULL,
    last_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);
