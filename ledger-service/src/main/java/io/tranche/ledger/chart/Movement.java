package io.tranche.ledger.chart;

/** What a batch of lines adds to the totals of one account, in minor units. Overflow throws. */
public record Movement(long debitedMinor, long creditedMinor, long lineCount) {

    public static Movement debit(long amountMinor) {
        return new Movement(amountMinor, 0, 1);
    }

    public static Movement credit(long amountMinor) {
        return new Movement(0, amountMinor, 1);
    }

    public Movement plus(Movement other) {
        return new Movement(
                Math.addExact(debitedMinor, other.debitedMinor),
                Math.addExact(creditedMinor, other.creditedMinor),
                lineCount + other.lineCount);
    }
}
