-- What of each share the platform kept, in the order of the others; null where it kept nothing.
ALTER TABLE collection
    ADD COLUMN share_fees_minor bigint[],
    ADD CONSTRAINT collection_fees_of_shares CHECK (cardinality(share_fees_minor) = cardinality(share_account_ids)) NOT VALID;
