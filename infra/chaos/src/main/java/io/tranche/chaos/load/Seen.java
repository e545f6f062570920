package io.tranche.chaos.load;

/** What a client was told, and so may rely on. Amounts in minor units. */
public sealed interface Seen {

    record Registered(long userId) implements Seen {}

    /** Principals of one borrower differ, so that an application taken twice shows. */
    record Applied(long loanId, long userId, long principalMinor) implements Seen {}

    record Disbursed(long loanId, long userId, long principalMinor) implements Seen {}

    record Repaid(long userId, String key, long amountMinor) implements Seen {}

    /**
     * A repayment that is not to be carried out, and of which nothing may remain.
     *
     * @param code why
     */
    record Refused(long userId, String key, String code) implements Seen {}

    /** The admin was asked to take a repayment back, which may come to be or not. */
    record AskedBack(long userId, String key) implements Seen {}

    record TakenBack(long userId, String key) implements Seen {}

    record ToppedUp(long userId, String key, long amountMinor) implements Seen {}

    /** The same request with the same key was answered otherwise than before. */
    record Contradicted(String what) implements Seen {}
}
