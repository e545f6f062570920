package io.tranche.chaos.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What all clients together were told. */
final class Memory {

    private final Collection<Seen> seen = new ConcurrentLinkedQueue<>();

    void add(Seen fact) {
        seen.add(fact);
    }

    List<Seen> all() {
        return List.copyOf(seen);
    }

    /** How many of each kind. */
    Map<String, Long> counts() {
        return seen.stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.getClass().getSimpleName(), TreeMap::new, Collectors.counting()));
    }
}
