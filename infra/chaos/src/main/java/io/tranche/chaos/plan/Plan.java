package io.tranche.chaos.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Faults without end, made from a seed. They are dealt like cards: each round holds every kind as often as
 * {@link FaultKind} says, shuffled, so that a short run sees all kinds as well.
 */
public final class Plan {

    private static final int PAUSE_SHORTEST_MILLIS = 500;
    private static final int PAUSE_SPREAD_MILLIS = 2_000;
    private static final double OVERLAPPING = 0.25;

    private final Random random;
    private final Topology topology;
    private final List<FaultKind> deck = new ArrayList<>();
    private int dealt;

    public Plan(long seed, Topology topology) {
        this.random = new Random(seed);
        this.topology = topology;
    }

    /** The next one. Asked in turn, two plans of one seed say the same. */
    public PlannedFault next() {
        if (deck.isEmpty()) {
            shuffleDeck();
        }
        FaultKind kind = deck.removeLast();
        List<String> targets = kind.targets(topology);
        return new PlannedFault(
                ++dealt,
                kind,
                targets.get(random.nextInt(targets.size())),
                Duration.ofMillis(PAUSE_SHORTEST_MILLIS + random.nextInt(PAUSE_SPREAD_MILLIS)),
                kind.length(random.nextDouble()),
                random.nextDouble() >= OVERLAPPING);
    }

    private void shuffleDeck() {
        Stream.of(FaultKind.values())
                .flatMap(kind -> IntStream.range(0, kind.perDeck()).mapToObj(number -> kind))
                .forEach(deck::add);
        Collections.shuffle(deck, random);
    }
}
