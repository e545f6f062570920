package io.tranche.chaos.platform;

import io.tranche.chaos.network.Link;
import io.tranche.chaos.plan.Topology;
import io.tranche.chaos.process.ProcessSpec;
import io.tranche.chaos.process.SupervisedProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All processes, the database, and the links between them. Nothing of it outlives this process. */
public final class PlatformUnderTest implements AutoCloseable {

    private final Topology topology;
    private final Wiring wiring;
    private final Specs specs;
    private final Path directory;
    private final Map<String, SupervisedProcess> processes = new ConcurrentSkipListMap<>();
    private @Nullable PostgresServer postgres;

    private PlatformUnderTest(Topology topology, Path directory, Path logs) {
        this.topology = topology;
        this.wiring = new Wiring(topology);
        this.specs = new Specs(wiring, directory, logs);
        this.directory = directory;
    }

    /** Returns when everything is ready. */
    public static PlatformUnderTest start(Topology topology, Path directory, Path logs) {
        PlatformUnderTest platform = new PlatformUnderTest(topology, directory, logs);
        Thread undo = new Thread(platform::close, "platform-stop");
        Runtime.getRuntime().addShutdownHook(undo);
        try {
            platform.start();
            return platform;
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    /** In steps: all at once, each would wait for the two cores and run into the time limits of the others. */
    private void start() {
        for (int id = 1; id <= Topology.BROKERS; id++) {
            run(specs.broker(id));
        }
        postgres = PostgresServer.start(directory.resolve("postgres"), wiring.port("postgres"));
        try (Readiness readiness = new Readiness()) {
            readiness.awaitBrokers(wiring.bootstrapServers());
            startServices(readiness, instances(1));
            run(specs.gateway());
            startServices(readiness, instances(2));
            readiness.await(Topology.GATEWAY, gateway());
        }
    }

    private List<String> instances(int number) {
        return topology.services().stream()
                .filter(name -> name.endsWith("-" + number))
                .toList();
    }

    private void startServices(Readiness readiness, List<String> instances) {
        Map<String, String> database = postgres().environment();
        instances.forEach(instance -> run(specs.service(instance, database)));
        instances.forEach(instance -> readiness.await(instance, wiring.direct(instance)));
    }

    private void run(ProcessSpec spec) {
        processes.put(spec.name(), SupervisedProcess.start(spec));
    }

    public URI gateway() {
        return wiring.direct(Topology.GATEWAY);
    }

    public String bootstrapServers() {
        return wiring.bootstrapServers();
    }

    public JdbcClient database() {
        return postgres().database();
    }

    public PostgresServer postgres() {
        PostgresServer running = postgres;
        if (running == null) {
            throw new IllegalStateException("Postgres is not started yet");
        }
        return running;
    }

    public SupervisedProcess process(String name) {
        SupervisedProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("no such process: " + name);
        }
        return process;
    }

    public Link link(String name) {
        return wiring.link(name);
    }

    /** How often processes ended that nobody had told to, by name; none that never did. */
    public Map<String, Integer> endsByThemselves() {
        Map<String, Integer> ends = new TreeMap<>();
        processes.forEach((name, process) -> ends.put(name, process.endsByItself()));
        ends.values().removeIf(count -> count == 0);
        return ends;
    }

    /** Opens all links and waits until every process is ready again. */
    public void heal() {
        wiring.heal();
        try (Readiness readiness = new Readiness()) {
            readiness.awaitBrokers(wiring.bootstrapServers());
            topology.services().forEach(instance -> readiness.await(instance, wiring.direct(instance)));
            readiness.await(Topology.GATEWAY, gateway());
        }
    }

    @Override
    public synchronized void close() {
        processes.values().forEach(SupervisedProcess::close);
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
        wiring.close();
    }
}
