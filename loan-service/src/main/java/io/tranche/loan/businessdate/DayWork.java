package io.tranche.loan.businessdate;

import java.time.LocalDate;

/** What is done when a day opens, and has to be done before it may end. Asked by every instance, again and again. */
public interface DayWork {

    /**
     * Does a piece of it; nothing if the day is not the one that is open.
     *
     * @param over whether the end of the day waits for it
     */
    Progress step(LocalDate day, boolean over);
}
