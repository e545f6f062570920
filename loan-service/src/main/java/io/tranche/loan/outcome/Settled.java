package io.tranche.loan.outcome;

import java.util.Collection;

/** Knows which subjects of its kind wait for nothing any more. Asked now and then about all that somebody waits for. */
public interface Settled {

    String kind();

    Collection<Long> settledAmong(Collection<Long> ids);
}
