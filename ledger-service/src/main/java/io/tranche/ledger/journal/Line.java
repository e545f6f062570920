package io.tranche.ledger.journal;

import io.tranche.contracts.Money;
import io.tranche.ledger.chart.AccountCode;
import io.tranche.ledger.chart.AccountKey;
import io.tranche.ledger.chart.Movement;

/** One side of an entry: a positive amount on an account. */
public record Line(AccountCode account, Side side, Money amount) {

    public Line {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("line of %s on %s is not positive".formatted(amount, account.value()));
        }
    }

    public static Line debit(AccountCode account, Money amount) {
        return new Line(account, Side.DEBIT, amount);
    }

    public static Line credit(AccountCode account, Money amount) {
        return new Line(account, Side.CREDIT, amount);
    }

    public Line reversed() {
        return new Line(account, side.opposite(), amount);
    }

    AccountKey key() {
        return new AccountKey(account, amount.currency());
    }

    Movement movement() {
        return switch (side) {
            case DEBIT -> Movement.debit(amount.minorUnits());
            case CREDIT -> Movement.credit(amount.minorUnits());
        };
    }

    /** Credits count up, debits down, as on the accounts. */
    Money signedAmount() {
        return side == Side.CREDIT ? amount : amount.negated();
    }
}
