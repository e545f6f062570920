-- What became of an event, for its trail.
CREATE INDEX account_transaction_event ON account_transaction (event_id) WHERE event_id IS NOT NULL;
