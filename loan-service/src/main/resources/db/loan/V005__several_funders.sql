-- How a repayment was asked to go to the funders, where a loan has several. What is under way decides how the next one is split.
CREATE TABLE repayment_share (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    repayment_id bigint NOT NULL REFERENCES repayment (id),
    account_id   bigint NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    PRIMARY KEY (repayment_id, account_id)
);

COMMENT ON COLUMN repayment_share.id IS 'given under the lock of the loan, so repayments of one loan are asked for in this order';

-- Whose an account is, for those who look at what they have lent.
CREATE TABLE provider_account (
    account_id bigint PRIMARY KEY,
    user_id    bigint NOT NULL UNIQUE
);

CREATE INDEX funding_share_account ON funding_share (account_id, loan_id);
