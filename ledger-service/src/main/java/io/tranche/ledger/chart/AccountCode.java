package io.tranche.ledger.chart;

import java.util.Objects;

/** Names an account of the chart, {@code wallet:7}. The name says the type, so one code has one type for ever. */
public record AccountCode(String value, AccountType type) {

    /** Money at the payment provider, on its way between the bank and the wallets. */
    public static final AccountCode SETTLEMENT = new AccountCode("settlement:payment_provider", AccountType.ASSET);

    public static final AccountCode INTEREST_INCOME = new AccountCode("income:interest", AccountType.INCOME);
    public static final AccountCode PENALTY_INCOME = new AccountCode("income:penalty", AccountType.INCOME);
    /** What borrowers get less than they owe, at the payout. */
    public static final AccountCode FEE_INCOME = new AccountCode("income:fees", AccountType.INCOME);

    /** What the platform keeps of the funders' interest. */
    public static final AccountCode PLATFORM_FEE_INCOME = new AccountCode("income:platform_fee", AccountType.INCOME);

    public static final AccountCode FUNDER_INTEREST = new AccountCode("expense:funder_interest", AccountType.EXPENSE);
    public static final AccountCode FUNDER_PENALTY = new AccountCode("expense:funder_penalty", AccountType.EXPENSE);

    /** What should have come back and has not, because somebody ended a failed compensation by hand. */
    public static final AccountCode SUSPENSE = new AccountCode("suspense:compensation", AccountType.ASSET);

    private static final String WALLET = "wallet:";

    public AccountCode {
        Objects.requireNonNull(value);
        Objects.requireNonNull(type);
    }

    /** What the platform owes the owner of a wallet; the house has one as well. */
    public static AccountCode wallet(long accountId) {
        return new AccountCode(WALLET + accountId, AccountType.LIABILITY);
    }

    /** The principal that the borrower of a loan still owes. */
    public static AccountCode receivable(long loanId) {
        return new AccountCode("loan:" + loanId + ":receivable", AccountType.ASSET);
    }

    /** What a borrower paid on a loan that could not take it, and has not got back. */
    public static AccountCode refundPayable(long loanId) {
        return new AccountCode("loan:" + loanId + ":refund_payable", AccountType.LIABILITY);
    }

    /** The principal that is still to go back to a funder out of its loans. */
    public static AccountCode funderPayable(long accountId) {
        return new AccountCode("funder:" + accountId + ":payable", AccountType.LIABILITY);
    }

    public boolean isWallet() {
        return value.startsWith(WALLET);
    }
}
