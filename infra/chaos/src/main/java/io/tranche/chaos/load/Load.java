package io.tranche.chaos.load;

import io.tranche.chaos.time.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Borrowers at work, and a few probes beside them, from {@link #start} to {@link #stop}. */
public final class Load implements AutoCloseable {

    private static final int BORROWERS = 6;
    private static final int PROBES = 3;
    private static final Duration BETWEEN_ACTS = Duration.ofMillis(250);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(300);

    private final Api api;
    private final long seed;
    private final Memory memory = new Memory();
    private final Client admin;
    private final List<Borrower> borrowers = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean stopped;

    /** @param seed of what the borrowers do */
    public Load(URI gateway, long seed) {
        this.api = new Api(gateway);
        this.seed = seed;
        this.admin = client("admin@example.com", "admin123");
    }

    /** Makes the borrowers, and returns when all of them work. */
    public void start() {
        if (!admin.login() || !allowManyLoans()) {
            throw new IllegalStateException("The admin could not sign in and allow many loans");
        }
        for (int number = 0; number < BORROWERS; number++) {
            borrowers.add(new Borrower(newClient("borrower", number), admin, memory, seed * 31 + number));
        }
        for (int number = 0; number < PROBES; number++) {
            probes.add(new Probe(newClient("probe", number), admin, memory, seed * 37 + number));
        }
        List<Callable<Boolean>> preparing = new ArrayList<>();
        borrowers.forEach(borrower -> preparing.add(borrower::prepare));
        probes.forEach(probe -> preparing.add(probe::prepare));
        awaitAll(preparing);
        borrowers.forEach(borrower -> running.add(threads.submit(() -> repeat(borrower::act, BETWEEN_ACTS))));
        probes.forEach(probe -> running.add(threads.submit(() -> repeat(() -> probe.ask(), BETWEEN_PROBES))));
    }

    private boolean allowManyLoans() {
        return admin.put("/api/bank_configuration", """
                        {"maximum_concurrent_loans": 100}""")
                .filter(answer -> answer.status() == 200)
                .isPresent();
    }

    private void awaitAll(List<Callable<Boolean>> preparing) {
        try {
            for (Future<Boolean> prepared : threads.invokeAll(preparing)) {
                if (!prepared.get()) {
                    throw new IllegalStateException("The load could not be prepared, with nothing broken yet");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load could not be prepared", e.getCause());
        }
    }

    private void repeat(Runnable act, Duration pause) {
        while (!stopped) {
            act.run();
            Waiting.pass(pause);
        }
    }

    /** Lets everybody finish what is under way. */
    public void stop() {
        stopped = true;
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A client failed", e.getCause());
            }
        }
    }

    public List<Seen> seen() {
        return memory.all();
    }

    public Map<String, Long> counts() {
        return memory.counts();
    }

    public List<Probe> probes() {
        return List.copyOf(probes);
    }

    private Client newClient(String kind, int number) {
        return client("chaos-%s-%d@example.com".formatted(kind, number), "securepass123");
    }

    private Client client(String email, String password) {
        return new Client(api, email, password, () -> stopped);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
        api.close();
    }
}
