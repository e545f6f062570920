package io.tranche.loan.outcome;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears of outcomes on one connection of its own. Because a notification is lost while that connection is down, what is waited
 * for is also looked up now and then, all in one query per kind.
 */
@Component
final class OutcomeListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeListener.class);

    /** Tells this connection from those of the pool, in {@code pg_stat_activity}. */
    private static final String APPLICATION_NAME = "loan-outcomes";

    /** Notifications arrive at once; this is only how long a dead connection may look alive. */
    private static final Duration LISTEN_SLICE = Duration.ofSeconds(10);

    /** Stops after the web server, so that requests in progress still get their answers. */
    private static final int PHASE = 0;

    private final Outcomes outcomes;
    private final Map<String, Settled> settledByKind;
    private final OutcomeSettings settings;
    private final JdbcConnectionDetails details;
    private @Nullable ScheduledExecutorService threads;
    private volatile @Nullable Connection listening;

    OutcomeListener(Outcomes outcomes, List<Settled> settled, OutcomeSettings settings, JdbcConnectionDetails details) {
        this.outcomes = outcomes;
        this.settledByKind = settled.stream().collect(Collectors.toMap(Settled::kind, kind -> kind));
        this.settings = settings;
        this.details = details;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("loan-outcomes-", 0).factory());
        every(started, settings.reconnectDelay(), "Listening for outcomes", this::listen);
        every(started, settings.pollInterval(), "Looking up outcomes", this::poll);
        threads = started;
    }

    private static void every(ScheduledExecutorService threads, Duration delay, String what, Work work) {
        var unused = threads.scheduleWithFixedDelay(
                () -> attempt(threads, what, work), 0, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What escaped here would end the work for good without a word. */
    private static void attempt(ScheduledExecutorService threads, String what, Work work) {
        try {
            work.run();
        } catch (SQLException | RuntimeException failure) {
            if (!threads.isShutdown()) {
                LOG.warn("{} failed and is tried again", what, failure);
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = connect()) {
            listening = connection;
            PGConnection postgres = connection.unwrap(PGConnection.class);
            try (Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + Outcomes.CHANNEL);
                while (!Thread.currentThread().isInterrupted()) {
                    PGNotification[] heard = postgres.getNotifications((int) LISTEN_SLICE.toMillis());
                    if (heard != null && heard.length > 0) {
                        hear(heard);
                    } else if (!connection.isValid((int) LISTEN_SLICE.toSeconds())) {
                        throw new SQLException("The listening connection is dead");
                    }
                }
            }
        } finally {
            listening = null;
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", String.valueOf(details.getUsername()));
        properties.setProperty("password", String.valueOf(details.getPassword()));
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        return DriverManager.getConnection(details.getJdbcUrl(), properties);
    }

    private void hear(PGNotification[] notifications) {
        for (PGNotification notification : notifications) {
            outcomes.wake(Arrays.stream(notification.getParameter().split(",", -1))
                    .map(Subject::parse)
                    .toList());
        }
    }

    private void poll() {
        Map<String, Set<Long>> awaited = outcomes.awaited().stream()
                .collect(Collectors.groupingBy(Subject::kind, Collectors.mapping(Subject::id, Collectors.toSet())));
        awaited.forEach((kind, ids) -> {
            Settled settled = settledByKind.get(kind);
            if (settled != null) {
                outcomes.wake(subjects(kind, settled.settledAmong(ids)));
            }
        });
    }

    private static List<Subject> subjects(String kind, Collection<Long> ids) {
        return ids.stream().map(id -> new Subject(kind, id)).toList();
    }

    @Override
    public synchronized void stop() {
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
            disconnect(listening);
        }
    }

    /** A thread that reads from a socket is woken only by closing it. */
    private static void disconnect(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException failure) {
            LOG.debug("The listening connection was already gone", failure);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private interface Work {
        void run() throws SQLException;
    }
}
