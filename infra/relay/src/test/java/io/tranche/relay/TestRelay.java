package io.tranche.relay;

import static org.awaitility.Awaitility.await;

import io.tranche.testing.TestPlatform;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A relay in this JVM. The first one's context is kept, since only its lifecycle matters: it is stopped and started again. */
final class TestRelay implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static @Nullable ConfigurableApplicationContext kept;

    private final ConfigurableApplicationContext context;

    private TestRelay(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Without waiting for anything. */
    static synchronized TestRelay start() {
        ConfigurableApplicationContext running = kept;
        if (running == null) {
            running = run();
            kept = running;
        } else {
            running.getBean(Relay.class).start();
        }
        return new TestRelay(running);
    }

    /** Besides the kept one, in a context of its own. */
    static TestRelay startAnother(String... settings) {
        return new TestRelay(run(settings));
    }

    /** In a context of its own, with some parts replaced. */
    static TestRelay startFaulty(Class<?> fault) {
        return new TestRelay(run(
                new SpringApplicationBuilder(RelayApplication.class, fault),
                "--spring.main.allow-bean-definition-overriding=true"));
    }

    static TestRelay startLeading() {
        TestRelay relay = start();
        relay.awaitState(RelayState.LEADING);
        return relay;
    }

    /** Not relaying; its other parts are there. One that is stopped is not started first: it would repair what it finds. */
    static synchronized TestRelay stopped() {
        TestRelay relay = kept == null ? start() : new TestRelay(kept);
        relay.close();
        return relay;
    }

    private static ConfigurableApplicationContext run(String... settings) {
        return run(new SpringApplicationBuilder(RelayApplication.class), settings);
    }

    private static ConfigurableApplicationContext run(SpringApplicationBuilder application, String... settings) {
        return application
                .properties("spring.config.name=relay")
                .initializers(new TestPlatform.Settings())
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--tranche.relay.heartbeat-interval=500ms",
                                        // A machine that stands still for some seconds is no reason to elect again.
                                        "--tranche.relay.lease.duration=30s",
                                        "--tranche.relay.proof.interval=500ms",
                                        "--tranche.relay.proof.settle=1s"),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    void awaitState(RelayState state) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> relay().state() == state);
    }

    Relay relay() {
        return context.getBean(Relay.class);
    }

    String url(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // contexts have no other
    public synchronized void close() {
        if (context == kept) {
            relay().stop();
        } else {
            context.close();
        }
    }

    /** As if no relay had ever run here. */
    static void forgetEverything() {
        var database = TestPlatform.database();
        database.sql("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active")
                .query()
                .listOfRows();
        database.sql("""
                        DO $$ BEGIN
                            IF to_regclass('relay.lease') IS NOT NULL THEN
                                TRUNCATE relay.lease, relay.checkpoint, relay.checkpoint_outbox, relay.checkpoint_partition,
                                    relay.repair;
                            END IF;
                        END $$
                        """).update();
    }

    static void dropSlot() {
        dropSlot("tranche_outbox");
    }

    /** Once its reader is gone. */
    static void dropSlot(String name) {
        await().atMost(PATIENCE)
                .until(() -> !TestPlatform.database()
                        .sql("SELECT active FROM pg_replication_slots WHERE slot_name = :name")
                        .param("name", name)
                        .query(Boolean.class)
                        .single());
        TestPlatform.database()
                .sql("SELECT pg_drop_replication_slot(:name)")
                .param("name", name)
                .query()
                .singleRow();
    }

    /** How far the slot is, as a number. */
    static long confirmedLsn() {
        return TestPlatform.database().sql("""
                        SELECT pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')::bigint FROM pg_replication_slots
                        WHERE slot_name = 'tranche_outbox'
                        """).query(Long.class).single();
    }
}
