package io.tranche.ledger.journal;

/** The same thing was said to have happened twice, with different amounts. Somebody has to look; the journal keeps the first. */
public class ConflictingEntryException extends RuntimeException {

    ConflictingEntryException(String reference) {
        super("%s is in the journal with other lines".formatted(reference));
    }
}
