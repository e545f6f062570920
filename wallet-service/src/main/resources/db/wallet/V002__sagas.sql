-- What became of each loan's disbursement. The row stays for ever: it is what makes a repeated request harmless.
CREATE TABLE disbursement (
    loan_id                  bigint PRIMARY KEY,
    status                   text        NOT NULL CHECK (status IN ('DISBURSED', 'DECLINED', 'CANCELLED', 'REVERSED')),
    reason                   text,
    borrower_account_id      bigint REFERENCES account (id),
    currency                 char(3),
    principal_minor          bigint CHECK (principal_minor > 0),
    allocation_account_ids   bigint[]    NOT NULL,
    allocation_amounts_minor bigint[]    NOT NULL,
    created_at               timestamptz NOT NULL,
    updated_at               timestamptz NOT NULL,
    CONSTRAINT disbursement_reason_when_declined CHECK ((reason IS NOT NULL) = (status = 'DECLINED')),
    CONSTRAINT disbursement_money_when_moved CHECK (
        (status IN ('DISBURSED', 'REVERSED')) = (principal_minor IS NOT NULL)
        AND (principal_minor IS NULL) = (borrower_account_id IS NULL)
        AND (principal_minor IS NULL) = (currency IS NULL)
        AND (principal_minor IS NULL) = (allocation_account_ids = '{}')),
    CONSTRAINT disbursement_allocations_pair CHECK (
        cardinality(allocation_account_ids) = cardinality(allocation_amounts_minor))
);

-- The same for each repayment's collection.
CREATE TABLE collection (
    repayment_id        bigint PRIMARY KEY,
    loan_id             bigint      NOT NULL,
    status              text        NOT NULL CHECK (status IN ('COLLECTED', 'REFUSED', 'CANCELLED', 'REFUNDED')),
    reason              text,
    borrower_account_id bigint      NOT NULL,
    currency            char(3)     NOT NULL,
    amount_minor        bigint      NOT NULL CHECK (amount_minor >= 0),
    share_account_ids   bigint[]    NOT NULL,
    share_amounts_minor bigint[]    NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    CONSTRAINT collection_reason_when_refused CHECK ((reason IS NOT NULL) = (status = 'REFUSED')),
    CONSTRAINT collection_money_when_moved CHECK (
        (status IN ('COLLECTED', 'REFUNDED')) = (amount_minor > 0)
        AND (amount_minor > 0) = (share_account_ids <> '{}')),
    CONSTRAINT collection_shares_pair CHECK (cardinality(share_account_ids) = cardinality(share_amounts_minor))
);

REVOKE DELETE ON disbursement, collection FROM wallet_service;
