package io.tranche.messaging.saga;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A kind of saga, as its deadlines see it. Every bean of this type is watched. The three methods run in one transaction, in this
 * order; between the first and the others, what was answered in the meantime is left out.
 */
public interface Saga {

    /** Stable for ever: it is part of the timeline and of the metrics. */
    String name();

    /** Those that wait for an answer. */
    Set<String> steps();

    /** How long this step waits; asked only of steps that do. */
    Patience patience(String step);

    /**
     * Locks the rows that own these sagas, in the order of their ids, and passes over those that somebody else is working on.
     *
     * @return the sagas whose rows are locked now
     */
    Set<Long> lock(Collection<Long> ids);

    /** Sends the request of each step again. Who gets it answers as before, however often it is asked. */
    void askAgain(List<OverdueSaga> overdue);

    /** Nobody has answered, however often it was asked: moves each saga on to what happens then. */
    void giveUp(List<OverdueSaga> overdue);
}
