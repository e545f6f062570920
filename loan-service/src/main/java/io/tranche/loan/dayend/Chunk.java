package io.tranche.loan.dayend;

import java.time.LocalDate;

/**
 * Some loans, or some borrowers, at the end of a day.
 *
 * @param after their ids are larger than this
 * @param last and at most this
 */
record Chunk(LocalDate day, long after, long last) {

    Chunk upTo(long end) {
        return new Chunk(day, after, end);
    }
}
