package io.tranche.loan.outcome;

/** Whose outcome somebody waits for: {@code repayment:42}. */
public record Subject(String kind, long id) {

    static Subject parse(String text) {
        int colon = text.indexOf(':');
        return new Subject(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
