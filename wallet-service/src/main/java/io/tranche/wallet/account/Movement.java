package io.tranche.wallet.account;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that moves in one piece or not at all. Debits come first, so that nobody pays with what the same movement brings them.
 * Shares of nothing leave no entry. The fee of a share is the platform's: it stays outside the accounts.
 */
public final class Movement {

    private final Cause cause;
    private final List<Entry> entries;

    private Movement(Cause cause, List<Entry> entries) {
        this.cause = cause;
        this.entries = List.copyOf(entries);
    }

    /**
     * The same, but this account gets, or pays, less by a fee. The fee is the platform's: it leaves the accounts with the one, and
     * comes back into them with the other.
     *
     * @throws IllegalArgumentException if nothing is left for the account
     */
    public Movement lessFee(AccountId account, @Nullable Money fee) {
        return fee == null
                ? this
                : new Movement(
                        cause,
                        entries.stream()
                                .map(entry -> entry.account().equals(account) ? entry.less(fee) : entry)
                                .toList());
    }

    /**
     * From one account to many.
     *
     * @throws IllegalArgumentException if the shares do not add up to a positive {@code total}
     */
    public static Movement fromOne(AccountId payer, Money total, List<AccountShare> payees, Cause cause) {
        requireParts(total, payees);
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(payer, total.negated()));
        for (AccountShare payee : payees) {
            if (payee.net().isPositive()) {
                entries.add(new Entry(new AccountId(payee.accountId()), payee.net()));
            }
        }
        return new Movement(cause, entries);
    }

    /**
     * From many accounts to one.
     *
     * @throws IllegalArgumentException if the shares do not add up to a positive {@code total}
     */
    public static Movement toOne(AccountId payee, Money total, List<AccountShare> payers, Cause cause) {
        requireParts(total, payers);
        List<Entry> entries = new ArrayList<>();
        for (AccountShare payer : payers) {
            if (payer.net().isPositive()) {
                entries.add(
                        new Entry(new AccountId(payer.accountId()), payer.net().negated()));
            }
        }
        entries.add(new Entry(payee, total));
        return new Movement(cause, entries);
    }

    /** From outside the accounts. */
    public static Movement in(AccountId payee, Money amount, Cause cause) {
        requirePositive(amount);
        return new Movement(cause, List.of(new Entry(payee, amount)));
    }

    /** To outside the accounts. */
    public static Movement out(AccountId payer, Money amount, Cause cause) {
        requirePositive(amount);
        return new Movement(cause, List.of(new Entry(payer, amount.negated())));
    }

    Cause cause() {
        return cause;
    }

    List<Entry> entries() {
        return entries;
    }

    private static void requireParts(Money total, List<AccountShare> shares) {
        requirePositive(total);
        Money sum = Money.zero(total.currency());
        for (AccountShare share : shares) {
            if (share.amount().isNegative()) {
                throw new IllegalArgumentException("Account %d has a negative share".formatted(share.accountId()));
            }
            if (share.net().isNegative() || share.net().compareTo(share.amount()) > 0) {
                throw new IllegalArgumentException("%s is no fee on %s".formatted(share.fee(), share.amount()));
            }
            sum = sum.plus(share.amount());
        }
        if (!sum.equals(total)) {
            throw new IllegalArgumentException("Shares of %s add up to %s".formatted(total, sum));
        }
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Cannot move " + amount);
        }
    }
}
