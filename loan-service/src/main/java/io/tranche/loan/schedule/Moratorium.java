package io.tranche.loan.schedule;

/**
 * Installments at the beginning in which no principal is paid. They are part of the tenure: those after them are higher.
 *
 * @param installments how many; 0 is none
 */
public record Moratorium(int installments, Kind kind) {

    /** What happens to the interest meanwhile. */
    public enum Kind {
        /** It is paid as it falls due. */
        INTEREST_ONLY,
        /** It is added to what is owed, and bears interest from then on. */
        CAPITALISED
    }

    public static final Moratorium NONE = new Moratorium(0, Kind.INTEREST_ONLY);

    public Moratorium {
        if (installments < 0) {
            throw new IllegalArgumentException("No such moratorium: " + installments);
        }
    }
}
