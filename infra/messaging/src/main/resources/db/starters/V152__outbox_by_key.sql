-- What was written about one loan, for its timeline.
CREATE INDEX outbox_key ON outbox (key, seq);
