package io.tranche.messaging.operation;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Counts to a goal, a step for each permit; fails at the number it is told to. */
final class CountingWork implements OperationWork {

    record Goal(long last) {}

    record Counted(long number) {}

    static final String KIND = "counting";

    final Semaphore permits = new Semaphore(0);
    final Set<Long> failAt = ConcurrentHashMap.newKeySet();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ending run(OperationRun run) {
        long last = run.request(Goal.class).last();
        long number = run.position(Counted.class).map(Counted::number).orElse(0L);
        while (number < last) {
            if (run.mustStop()) {
                return Ending.stopped();
            }
            if (!permits.tryAcquire()) {
                Thread.onSpinWait();
                continue;
            }
            number++;
            if (failAt.contains(number)) {
                throw new IllegalStateException("cannot count to " + number);
            }
            run.save(Progress.at(new Counted(number), Map.of("counted", 1L)));
        }
        return Ending.done();
    }
}
