package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.embedded.Ports;
import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The whole process, of which there is one for a directory, dies in the middle of its work; the next one finishes it. */
class KillIntegrationTests {

    private static final int BORROWERS = 8;
    private static final int ANSWERS_BEFORE_KILL = 60;

    private final int postgresPort = Ports.free();

    /** A payment that the client saw succeed. */
    private record Seen(long loan, String key) {}

    private record Borrower(Session session, long loan) {}

    @Test
    void killedUnderLoadItFinishesEverySagaAndTheBooksAgree(@TempDir Path data) throws Exception {
        int port = Ports.free();
        ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
        try (PlatformProcess first = start(data, port)) {
            refusesSecondInstance(first, data);
            payUntilKilled(new Api(first.baseUri()), first, seen);
        }

        try (PlatformProcess second = start(data, port)) {
            assertThat(second.output()).contains("admin@example.com / admin123");
            JdbcClient database = database(data);
            new Books(database).agree();
            assertThat(seen).hasSizeGreaterThanOrEqualTo(ANSWERS_BEFORE_KILL);
            assertThat(seen)
                    .allSatisfy(
                            payment -> assertThat(statusOf(payment, database)).isEqualTo("SUCCESS"));
        }
    }

    private static void refusesSecondInstance(PlatformProcess running, Path data) {
        PlatformProcess refused = PlatformProcess.launch(data, Ports.free());
        assertThat(refused.awaitExit()).isEqualTo(1);
        assertThat(refused.output().lines())
                .last()
                .asString()
                .startsWith("Another Tranche (process " + running.handle().pid() + ") is running on " + data);
        assertThat(refused.output()).doesNotContain("\tat ");
        assertThat(running.handle().isAlive()).isTrue();
    }

    private PlatformProcess start(Path data, int port) {
        return PlatformProcess.start(data, port, "--postgres-port=" + postgresPort);
    }

    private static void payUntilKilled(Api api, PlatformProcess platform, ConcurrentLinkedQueue<Seen> seen) {
        List<Borrower> borrowers = borrowers(api);
        AtomicBoolean killed = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            borrowers.forEach(borrower -> threads.execute(() -> payWhileItRuns(borrower, killed, seen)));
            await().atMost(Duration.ofMinutes(4)).until(() -> seen.size() >= ANSWERS_BEFORE_KILL);
            platform.kill();
            killed.set(true);
        }
    }

    private static void payWhileItRuns(Borrower borrower, AtomicBoolean killed, ConcurrentLinkedQueue<Seen> seen) {
        while (!killed.get()) {
            String key = UUID.randomUUID().toString();
            try {
                Answer answer = borrower.session().pay(borrower.loan(), "10.00", key);
                if (answer.status() == 200) {
                    seen.add(new Seen(borrower.loan(), key));
                }
            } catch (RuntimeException connectionLost) {
                return; // The kill is what ends the load; what had become of this payment, the books tell.
            }
        }
    }

    private static List<Borrower> borrowers(Api api) {
        Session admin = api.admin();
        List<Borrower> borrowers = new ArrayList<>();
        for (int i = 0; i < BORROWERS; i++) {
            Session session = api.newBorrower();
            long loan = session.apply("100000", 12).number("/id");
            assertThat(admin.approve(loan).text("/status")).isEqualTo("ACTIVE");
            borrowers.add(new Borrower(session, loan));
        }
        return borrowers;
    }

    private static String statusOf(Seen payment, JdbcClient database) {
        return database.sql("SELECT status FROM loan.repayment WHERE loan_id = ? AND idempotency_key = ?")
                .params(payment.loan(), payment.key())
                .query(String.class)
                .single();
    }

    private JdbcClient database(Path data) throws IOException {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("postgres/passwords.properties"))) {
            passwords.load(reader);
        }
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%d/tranche".formatted(postgresPort),
                EmbeddedPostgres.SUPERUSER,
                passwords.getProperty(EmbeddedPostgres.SUPERUSER)));
    }
}
