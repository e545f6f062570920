package io.tranche.wallet.account;

/** What moved the money. The names are part of the API. */
public enum TransactionSource {
    LOAN_DISBURSEMENT,
    LOAN_REVERSAL,
    EMI_PAYMENT,
    REFUND,
    WALLET_TOPUP,
    WALLET_WITHDRAWAL
}
