package io.tranche.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One account's part of an amount: what it lends to a loan, receives of a repayment or loses. Only of a further loss it may be negative.
 *
 * @param fee what of the part the platform keeps of a repayment; in no account; null for nothing
 */
public record AccountShare(
        long accountId,
        Money amount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money fee) {

    public AccountShare(long accountId, Money amount) {
        this(accountId, amount, null);
    }

    /** What reaches the account. */
    public Money net() {
        return fee == null ? amount : amount.minus(fee);
    }
}
