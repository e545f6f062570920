package io.tranche.loan.dayend;

import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.businessdate.DayWork;
import io.tranche.loan.businessdate.LendingCalendar;
import io.tranche.loan.businessdate.Progress;
import io.tranche.messaging.inbox.TransientTrouble;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Closes days, one after the other. */
@Component
final class DayEnds {

    private static final Logger LOG = LoggerFactory.getLogger(DayEnds.class);

    private final BusinessDates dates;
    private final DayEnd dayEnd;
    private final List<DayWork> works;
    private final CatchUp catchUp;
    private final LendingCalendar calendar;
    private final DayEndSettings settings;
    private final Clock clock;

    DayEnds(
            BusinessDates dates,
            DayEnd dayEnd,
            List<DayWork> works,
            CatchUp catchUp,
            LendingCalendar calendar,
            DayEndSettings settings,
            Clock clock) {
        this.dates = dates;
        this.dayEnd = dayEnd;
        this.works = works;
        this.catchUp = catchUp;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Closes the days that are over by the calendar: yesterday, or all since an outage began. Then stays until today is begun, as far
     * as nothing has to be waited for longer than the time to the next look.
     */
    void catchUp() {
        LocalDate open = closeAllBefore(calendar.dateOf(clock.instant()));
        Instant nextLook = clock.instant().plus(settings.lookInterval());
        works.forEach(work -> untilDone(() -> {
            Progress progress = work.step(open, isOver(open));
            return progress == Progress.WAITING && clock.instant().isAfter(nextLook) ? Progress.DONE : progress;
        }));
    }

    /**
     * A day is ended when what was begun on it is done; so is the day that is open then begun, as far as nothing has to be waited
     * for. Ends early only if the thread is interrupted.
     *
     * @return the day that is open then
     */
    LocalDate closeAllBefore(LocalDate end) {
        LocalDate open = dates.today();
        while (open.isBefore(end) && !Thread.currentThread().isInterrupted()) {
            finish(open);
            catchUpSkipped();
            close(open);
            open = dates.today();
        }
        begin(open);
        return open;
    }

    /** Of a few; the day of all others does not wait for it. */
    private void catchUpSkipped() {
        try {
            int unused = catchUp.run();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Ends that single loans have missed are still missing, and tried again before the next day is closed",
                    failure);
        }
    }

    private void finish(LocalDate day) {
        works.forEach(work -> untilDone(() -> work.step(day, true)));
    }

    private void begin(LocalDate day) {
        for (DayWork work : works) {
            Progress progress = Progress.MORE;
            while (progress == Progress.MORE && !Thread.currentThread().isInterrupted()) {
                progress = work.step(day, false);
            }
        }
    }

    /** Midnight may come meanwhile. */
    private boolean isOver(LocalDate day) {
        return day.isBefore(calendar.dateOf(clock.instant()));
    }

    private void close(LocalDate day) {
        ChunkSize size = new ChunkSize(settings.chunkSize());
        untilDone(() -> piece(day, size));
    }

    private void untilDone(Supplier<Progress> step) {
        Progress progress = Progress.MORE;
        while (progress != Progress.DONE && !Thread.currentThread().isInterrupted()) {
            progress = step.get();
            if (progress == Progress.WAITING) {
                LockSupport.parkNanos(settings.retryInterval().toNanos());
            }
        }
    }

    /** Of a piece that fails for good, the next try is half. */
    private Progress piece(LocalDate day, ChunkSize size) {
        try {
            Progress progress = dayEnd.step(day, size.next());
            size.passed();
            return progress;
        } catch (RuntimeException failure) {
            if (TransientTrouble.isBehind(failure) || !size.failed()) {
                throw failure;
            }
            LOG.warn("A piece of the end of {} failed and is tried again with {} at most", day, size.next(), failure);
            return Progress.MORE;
        }
    }
}
