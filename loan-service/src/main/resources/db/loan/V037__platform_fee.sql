-- What the platform keeps of the interest that funders earn.
ALTER TABLE product_version
    ADD COLUMN platform_fee_percent numeric(5, 2) NOT NULL DEFAULT 0 CHECK (platform_fee_percent BETWEEN 0 AND 100);

ALTER TABLE funding_share ADD COLUMN platform_fee_minor bigint NOT NULL DEFAULT 0 CHECK (platform_fee_minor >= 0);

ALTER TABLE repayment_share ADD COLUMN fee_minor bigint NOT NULL DEFAULT 0 CHECK (fee_minor BETWEEN 0 AND amount_minor);
