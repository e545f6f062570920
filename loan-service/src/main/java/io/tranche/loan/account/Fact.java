package io.tranche.loan.account;

import io.tranche.contracts.Money;
import java.time.LocalDate;
import java.util.Comparator;

/** What happened to a loan after its payout. Facts are only ever added. */
public sealed interface Fact {

    /**
     * Money was paid.
     *
     * @param id the later the fact became known, the higher
     * @param valueDate as of which it counts; may be long before it became known
     */
    record Payment(long id, LocalDate valueDate, Money amount, PaymentKind kind) implements Fact {

        static final Comparator<Payment> ORDER =
                Comparator.comparing(Payment::valueDate).thenComparingLong(Payment::id);
    }

    /** A payment went back. From then on it is as if it had never been made. */
    record Reversal(long paymentId) implements Fact {}
}
