-- Which dues a payment pays first.
ALTER TABLE product_version ADD COLUMN allocation_order text NOT NULL DEFAULT 'INSTALLMENT_BY_INSTALLMENT'
    CHECK (allocation_order IN ('INSTALLMENT_BY_INSTALLMENT', 'DUE_INTEREST_FIRST'));
