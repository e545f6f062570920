package io.tranche.messaging.outbox;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest(MessagingTestApplication.class)
class OutboxPartitionsIntegrationTests {

    private static final String NO_PRIVILEGE = "42501";
    private static final String INVALID_ARGUMENT = "22023";

    private final JdbcClient service;
    private final OutboxPartitions partitions;
    private final Outbox outbox;
    private final TransactionTemplate transactions;

    @Autowired
    OutboxPartitionsIntegrationTests(
            JdbcClient service, OutboxPartitions partitions, Outbox outbox, TransactionTemplate transactions) {
        this.service = service;
        this.partitions = partitions;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @Test
    void areMadeAheadAtTheStart(@Autowired ApplicationContext context) {
        LocalDate start = LocalDate.ofInstant(Instant.ofEpochMilli(context.getStartupDate()), ZoneOffset.UTC);

        assertThat(names()).contains(nameOf(start), nameOf(start.plusDays(7))).doesNotContain("outbox_default");
    }

    @Test
    void areDroppedOnceAllOfThemIsPastTheRetention() {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        LocalDate expired = today.minusDays(15);
        LocalDate kept = today.minusDays(14);
        service.sql("SELECT make_outbox_partitions(?, 2)")
                .param(expired)
                .query()
                .singleRow();

        // It gives up rather than wait for a lock, which a vacuum may hold.
        await().ignoreExceptions().untilAsserted(() -> {
            partitions.upkeep();
            assertThat(names()).contains(nameOf(kept)).doesNotContain(nameOf(expired));
        });
    }

    @Test
    void ofTodayAndYesterdayAreNeverDroppedWhateverIsAsked() {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);

        service.sql("SELECT drop_outbox_partitions(DATE '2099-01-01')").query().singleRow();

        assertThat(names()).contains(nameOf(today));
    }

    @Test
    void areMadeByTheWriterThatMissesOne() {
        long loan = TestIds.next();
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        LocalDate distant = today.plusDays(100);

        transactions.executeWithoutResult(status -> {
            partitions.ensureFor(distant.atStartOfDay(ZoneOffset.UTC).toInstant());
            outbox.append(new DisbursementReversalRequested(loan, 2));
        });

        assertThat(names()).contains(nameOf(distant));
        assertThat(OutboxRows.ofKey("loan", "loan:" + loan)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE mine (id bigint)",
                "ALTER TABLE outbox ADD COLUMN mine text",
                "DROP TABLE outbox",
                "TRUNCATE outbox",
                "DELETE FROM outbox",
                "UPDATE outbox SET payload = ''",
                "DELETE FROM inbox",
                "UPDATE inbox SET handled_at = now()",
                "DELETE FROM parked_event",
                "ALTER TABLE outbox DETACH PARTITION outbox_%s",
                "DELETE FROM outbox_%s",
                "TRUNCATE outbox_%s",
                "SELECT make_outbox_partitions(CURRENT_DATE, 10000)",
                "SELECT make_inbox_partition(DATE '1999-01-01')"
            })
    void cannotBeTamperedWithByTheServiceItself(String statement) {
        String today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);

        assertThatThrownBy(() -> service.sql(statement.formatted(today)).query().listOfRows())
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isIn(NO_PRIVILEGE, INVALID_ARGUMENT));
    }

    private static String nameOf(LocalDate day) {
        return "outbox_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static List<String> names() {
        return TestPlatform.database()
                .sql("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'loan.outbox'::regclass")
                .query((row, number) -> row.getString(1).replace("loan.", ""))
                .list();
    }
}
