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

/** Providers and borrowers at work while days pass, and a few probes beside them, from {@link #start} to {@link #stop}. */
public final class Load implements AutoCloseable {

    private static final int PROVIDERS = 3;
    private static final int BORROWERS = 6;
    private static final int PROBES = 3;
    private static final Duration BETWEEN_ACTS = Duration.ofMillis(250);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(300);
    private static final Duration BETWEEN_DAYS = Duration.ofSeconds(2);

    private final Api api;
    private final long seed;
    private final Memory memory = new Memory();
    private final Client admin;
    private final List<Provider> providers = new ArrayList<>();
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

    /** Makes the clients, providers first, and returns when all of them work. */
    public void start() {
        if (!admin.login() || !configureTheBank()) {
            throw new IllegalStateException("The admin could not sign in and configure the bank");
        }
        for (int number = 0; number < PROVIDERS; number++) {
            providers.add(new Provider(newClient("provider", number), memory, seed * 41 + number));
        }
        for (int number = 0; number < BORROWERS; number++) {
            borrowers.add(new Borrower(newClient("borrower", number), admin, memory, seed * 31 + number));
        }
        for (int number = 0; number < PROBES; number++) {
            probes.add(new Probe(newClient("probe", number), admin, memory, seed * 37 + number));
        }
        awaitAll(providers.stream()
                .map(provider -> (Callable<Boolean>) provider::prepare)
                .toList());
        List<Callable<Boolean>> preparing = new ArrayList<>();
        borrowers.forEach(borrower -> preparing.add(borrower::prepare));
        probes.forEach(probe -> preparing.add(probe::prepare));
        awaitAll(preparing);
        providers.forEach(provider -> begin(provider::act, BETWEEN_DAYS));
        borrowers.forEach(borrower -> begin(borrower::act, BETWEEN_ACTS));
        probes.forEach(probe -> begin(probe::ask, BETWEEN_PROBES));
        begin(new Calendar(admin)::nextDay, BETWEEN_DAYS);
    }

    private boolean configureTheBank() {
        return admin.put("/api/bank_configuration", """
                        {"maximum_concurrent_loans": 100, "maximum_overdue_loans": 100, "penalty_rate": 36.5,
                         "platform_fee_percent": 1}""")
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

    private void begin(Runnable act, Duration pause) {
        running.add(threads.submit(() -> {
            while (!stopped) {
                act.run();
                Waiting.pass(pause);
            }
        }));
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
