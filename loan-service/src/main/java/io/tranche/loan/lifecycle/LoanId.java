package io.tranche.loan.lifecycle;

/** The number under which people know a loan. */
public record LoanId(long value) implements Comparable<LoanId> {

    /** The key of its events, and the subject of its timeline. */
    public String key() {
        return "loan:" + value;
    }

    @Override
    public int compareTo(LoanId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
