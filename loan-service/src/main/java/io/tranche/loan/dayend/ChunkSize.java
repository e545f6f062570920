package io.tranche.loan.dayend;

/**
 * How many loans or borrowers the next piece takes. It is halved when a piece fails, until the one that fails is alone, and doubled
 * when two have passed in a row. On the way to the one that fails no two do.
 */
final class ChunkSize {

    private final int max;
    private int size;
    private boolean passedBefore;

    ChunkSize(int max) {
        this.max = max;
        this.size = max;
    }

    int next() {
        return size;
    }

    void passed() {
        if (passedBefore) {
            size = (int) Math.min(max, 2L * size);
        }
        passedBefore = !passedBefore;
    }

    /** @return whether a smaller piece may pass */
    boolean failed() {
        passedBefore = false;
        boolean smaller = size > 1;
        size = Math.max(1, size / 2);
        return smaller;
    }
}
