package io.tranche.messaging;

import io.tranche.testing.SentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/** Checks what messaging promises: every event applied once, and in the order in which its key was told. */
public final class Promises {

    private Promises() {}

    /** One line for each broken promise. */
    public static List<String> broken(String consumer, long account, List<SentEvent> told) {
        List<Long> expected = told.stream().map(Effects::topUpId).toList();
        List<Long> applied = Effects.of(consumer, account);
        List<String> found = new ArrayList<>();
        expected.stream().filter(id -> !applied.contains(id)).forEach(id -> found.add("missing " + id));
        new HashSet<>(applied)
                .stream()
                        .filter(id -> Collections.frequency(applied, id) > 1)
                        .forEach(id -> found.add("applied twice " + id));
        if (found.isEmpty() && !applied.equals(expected)) {
            found.add("out of order " + applied);
        }
        return found;
    }
}
