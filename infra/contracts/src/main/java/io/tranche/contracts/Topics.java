package io.tranche.contracts;

/** Topic names, one per owning service and audience. Loan, wallet and user topics are kept for ever. */
public final class Topics {

    public static final String USER_EVENTS = "tranche.user.events";
    public static final String WALLET_EVENTS = "tranche.wallet.events";
    public static final String LOAN_EVENTS = "tranche.loan.events";

    /** Suffix of the topic that shows Kafka tools what was parked. */
    public static final String DEAD_LETTER_SUFFIX = ".dlt";

    private Topics() {}
}
