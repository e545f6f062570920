package io.tranche.standalone;

import io.tranche.embedded.EmbeddedKafka;
import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.embedded.Ports;
import io.tranche.embedded.PostgresSettings;
import io.tranche.standalone.Platform.Servers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** One attempt to start the platform. What has come up when it fails, or when the JVM is told to exit, is taken down again. */
final class PlatformStart {

    private static final int DEPTH_DATA = 0;
    private static final int DEPTH_POSTGRES = 1;
    private static final int DEPTH_KAFKA = 2;
    private static final int DEPTH_MAILBOX = 3;
    private static final int DEPTH_FIRST_PART = 4;

    private final PlatformSettings settings;
    private final Runnable dataHeld;
    private final Teardown teardown = new Teardown();
    private final Thread undoAtExit = new Thread(teardown::close, "tranche-stop");
    private final StartTimes times = new StartTimes();
    private final Map<String, ConfigurableApplicationContext> contexts = new ConcurrentHashMap<>();

    /** @param dataHeld done once the data directory is ours */
    PlatformStart(PlatformSettings settings, Runnable dataHeld) {
        this.settings = settings;
        this.dataHeld = dataHeld;
    }

    Map<String, ConfigurableApplicationContext> contexts() {
        return contexts;
    }

    StartTimes times() {
        return times;
    }

    Platform run(List<Part> parts) {
        // Who starts the JVM sets logging up, once: six contexts, starting together, would each do it for all.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        Runtime.getRuntime().addShutdownHook(undoAtExit);
        try {
            teardown.add(DEPTH_DATA, DataDirectory.open(settings));
            dataHeld.run();
            refuseTakenPorts();
            Servers servers = startServers();
            Addresses addresses = Addresses.choose(parts, settings.listening().gatewayPort(), System.getenv());
            startParts(parts, new PartLauncher(settings, addresses, servers));
            times.measure("readiness", () -> awaitReady(parts, addresses));
            return new Platform(servers, addresses, this);
        } catch (CompletionException e) {
            undo();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            undo();
            throw e;
        }
    }

    void undo() {
        teardown.close();
        try {
            Runtime.getRuntime().removeShutdownHook(undoAtExit);
        } catch (IllegalStateException exiting) {
            // The hook runs already, or has run: closing twice does nothing.
            return;
        }
    }

    private void refuseTakenPorts() {
        var listening = settings.listening();
        refuseTaken("port", listening.address(), listening.gatewayPort());
        refuseTaken("postgres-port", PlatformSettings.Listening.LOOPBACK, listening.postgresPort());
        refuseTaken("kafka-port", PlatformSettings.Listening.LOOPBACK, listening.kafkaPort());
        refuseTaken("mailbox-port", PlatformSettings.Listening.LOOPBACK, listening.mailboxPort());
    }

    private static void refuseTaken(String option, String address, int port) {
        if (port != 0 && !Ports.isFree(address, port)) {
            throw new StartRefused("Port %d is taken by another program. Stop it, or choose another with --%s=N"
                    .formatted(port, option));
        }
    }

    private Servers startServers() {
        var listening = settings.listening();
        CompletableFuture<EmbeddedKafka> kafka = inBackground(() ->
                started("kafka", DEPTH_KAFKA, () -> EmbeddedKafka.start(settings.kafka(), listening.kafkaPort())));
        PostgresSettings postgresSettings =
                new PostgresSettings(settings.postgres(), listening.postgresPort(), settings.durable());
        EmbeddedPostgres postgres = started("postgres", DEPTH_POSTGRES, () -> EmbeddedPostgres.start(postgresSettings));
        Mailbox mailbox = Mailbox.start(listening.mailboxPort());
        teardown.add(DEPTH_MAILBOX, mailbox);
        return new Servers(postgres, kafka.join(), mailbox);
    }

    /** All at once: each waits much for the database and for Kafka, and none needs another to come up. */
    private void startParts(List<Part> parts, PartLauncher launcher) {
        List<CompletableFuture<Void>> starting = parts.stream()
                .map(part -> inBackground(() -> launch(part, DEPTH_FIRST_PART + parts.indexOf(part), launcher)))
                .toList();
        CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).join();
    }

    private Void launch(Part part, int depth, PartLauncher launcher) {
        contexts.put(part.name(), started(part.name(), depth, () -> launcher.launch(part)));
        return null;
    }

    private static Void awaitReady(List<Part> parts, Addresses addresses) {
        parts.forEach(part -> Readiness.await(part.name(), addresses.uriOf(part.name())));
        return null;
    }

    private <T extends AutoCloseable> T started(String part, int depth, Supplier<T> start) {
        T running = times.measure(part, start);
        teardown.add(depth, running);
        return running;
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().name("tranche-start").daemon().start(task));
    }
}
