package io.tranche.chaos.plan;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What can be done to the platform. */
public enum FaultKind {
    /** `kill -9`; the process is started again at once, which is part of what recovery takes. */
    KILL(7, 0, 0, Topology::processes),
    /** SIGSTOP, later SIGCONT: as a long pause of the garbage collector, or a machine that is moved. */
    FREEZE(4, 3, 10, Topology::processes),
    /** A broker is told to stop and starts again, as in an upgrade. */
    RESTART_BROKER(2, 0, 0, Topology::brokers),
    /** Postgres stops at once, as in a power cut, and recovers from its log. */
    CRASH_POSTGRES(2, 0, 0, topology -> List.of("postgres")),
    /** Connections break, and new ones are refused. */
    CUT(3, 2, 6, Topology::links),
    /** Nothing gets through, and nobody is told. */
    SILENCE(2, 2, 6, Topology::links),
    /** Everything comes late. */
    DELAY(2, 3, 8, Topology::links),
    /** The relay's replication slot is dropped, as by somebody who saved the disk from filling up. */
    DROP_SLOT(1, 0, 0, topology -> List.of("tranche_outbox")),
    /** Records of the topics come a second time, long after the first. */
    DUPLICATE(2, 0, 0, topology -> List.of("topics"));

    private final int perDeck;
    private final int shortestSeconds;
    private final int longestSeconds;
    private final Function<Topology, List<String>> targets;

    FaultKind(int perDeck, int shortestSeconds, int longestSeconds, Function<Topology, List<String>> targets) {
        this.perDeck = perDeck;
        this.shortestSeconds = shortestSeconds;
        this.longestSeconds = longestSeconds;
        this.targets = targets;
    }

    /** How many of it are among the faults of one round. */
    int perDeck() {
        return perDeck;
    }

    List<String> targets(Topology topology) {
        return targets.apply(topology);
    }

    /** @param share from 0 to 1, of the way from the shortest to the longest */
    Duration length(double share) {
        return Duration.ofMillis(Math.round(1000 * (shortestSeconds + share * (longestSeconds - shortestSeconds))));
    }
}
