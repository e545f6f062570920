package io.tranche.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** How repayments are asked for. */
sealed interface Load {

    void drive(Api api, List<Payer> payers, Duration length, Tally tally);

    /** So many at a time: the throughput is what the platform makes of it. */
    record ClosedLoop(int concurrency) implements Load {

        @Override
        public void drive(Api api, List<Payer> payers, Duration length, Tally tally) {
            AtomicInteger turn = new AtomicInteger();
            long end = System.nanoTime() + length.toNanos();
            try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int worker = 0; worker < concurrency; worker++) {
                    workers.execute(() -> {
                        while (System.nanoTime() < end) {
                            Payer payer = payers.get(Math.floorMod(turn.getAndIncrement(), payers.size()));
                            tally.count(System.nanoTime(), () -> payer.pay(api));
                        }
                    });
                }
            }
        }

        @Override
        public String toString() {
            return "closed loop, " + concurrency + " at a time";
        }
    }

    /**
     * So many per second, whatever the platform does. Times count from when a repayment was due, not from when it got away, so that
     * a stall shows in all that it held up.
     */
    record OpenLoop(int perSecond) implements Load {

        private static final int IN_FLIGHT_MAX = 1_000;

        @Override
        public void drive(Api api, List<Payer> payers, Duration length, Tally tally) {
            long start = System.nanoTime();
            long count = perSecond * length.toSeconds();
            Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);
            try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
                for (long number = 0; number < count; number++) {
                    long due = start + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
                    waitUntil(due);
                    Payer payer = payers.get((int) (number % payers.size()));
                    inFlight.acquireUninterruptibly();
                    requests.execute(() -> {
                        tally.count(due, () -> payer.pay(api));
                        inFlight.release();
                    });
                }
            }
        }

        private static void waitUntil(long due) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        @Override
        public String toString() {
            return "open loop, " + perSecond + "/s";
        }
    }
}
