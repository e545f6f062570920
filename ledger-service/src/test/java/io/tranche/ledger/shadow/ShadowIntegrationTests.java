package io.tranche.ledger.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.ledger.Ledger;
import io.tranche.ledger.LedgerServiceApplication;
import io.tranche.ledger.MoneyStory;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@PlatformTest(
        value = LedgerServiceApplication.class,
        properties = {
            "spring.application.name=shadowed-ledger-service",
            "tranche.ledger.shadow.batch-events=5",
            "tranche.messaging.operation.heartbeat-interval=50ms"
        })
class ShadowIntegrationTests {

    private static final String PATH = "/api/ops/ledger/shadow";
    private static final String EVEN_KEPT = "?kept=true&reason=closed";
    private static final String WHY = "{\"reason\": \"audit\"}";

    private final JdbcClient database;
    private final Operations operations;
    private final Ledger ledger;

    ShadowIntegrationTests(
            @Autowired JdbcClient database, @Autowired Operations operations, @LocalServerPort int port) {
        this.database = database;
        this.operations = operations;
        this.ledger = new Ledger(port);
    }

    @DynamicPropertySource
    static void ownBooks(DynamicPropertyRegistry settings) {
        EmbeddedPostgres own = OwnPostgres.running();
        settings.add("spring.datasource.url", own::jdbcUrl);
        settings.add("spring.datasource.password", () -> own.password("ledger_service"));
        settings.add("spring.flyway.password", () -> own.password("ledger_owner"));
    }

    @AfterEach
    void drop() {
        ledger.ops("DELETE", PATH + EVEN_KEPT, "");
    }

    @Test
    void equalsTheLiveJournalThatGoesOnMeanwhile() {
        List<SentEvent> before = publish(21, 40);
        awaitPosted(before);

        long operation = start();
        List<SentEvent> meanwhile = publish(22, 5);
        JsonNode shadow = awaitEnd();

        assertThat(shadow.get("equal").asBoolean()).as(shadow.toString()).isTrue();
        assertThat(shadow.at("/comparison/entries").asLong()).isGreaterThanOrEqualTo(before.size());
        assertThat(shadow.at("/progress/records").asLong())
                .isEqualTo(shadow.at("/progress/records_total").asLong());
        awaitPosted(meanwhile);
        assertThat(rulesOfTheShadow())
                .contains("journal_entry_source_event_id_key", "journal_entry_reference_key", "balanced");
        assertThat(ledger.ops("POST", PATH + "/keep", WHY).status()).isEqualTo(200);
        assertThat(show().at("/kept/reason").asString()).isEqualTo("audit");
        assertThat(ledger.ops("DELETE", PATH, "").code()).isEqualTo("shadow_kept");
        assertThat(ledger.ops("DELETE", PATH + "?kept=true", "").status()).isEqualTo(400);
        assertThat(isThere()).isTrue();
        assertThat(ledger.ops("DELETE", PATH + EVEN_KEPT, "").status()).isEqualTo(204);
        assertThat(isThere()).isFalse();
        assertThat(drops(operation)).containsExactly("closed: dropping what user:1 kept as evidence: audit");
    }

    @Test
    void isNotDroppedWithoutItsLineInTheAuditTrail() {
        long operation = start();
        awaitEnd();
        OwnPostgres.tamper("ALTER TABLE ledger.ops_action ADD CONSTRAINT no_line CHECK (action <> 'ledger-shadow.drop')"
                + " NOT VALID");
        try {
            assertThat(ledger.ops("DELETE", PATH, "").status()).isEqualTo(500);
            assertThat(isThere()).isTrue();
        } finally {
            OwnPostgres.tamper("ALTER TABLE ledger.ops_action DROP CONSTRAINT no_line");
        }

        assertThat(ledger.ops("DELETE", PATH, "").status()).isEqualTo(204);
        assertThat(drops(operation)).containsExactly("no longer needed: dropping it");
    }

    @Test
    void findsWhatSomebodyChangedInTheLiveJournal() {
        List<SentEvent> events = publish(23, 5);
        awaitPosted(events);
        UUID changed = events.get(0).id();
        UUID stolen = events.get(1).id();
        UUID foreign = UUID.randomUUID();
        String raise = "UPDATE ledger.journal_line SET amount_minor = amount_minor + ? WHERE line_number = 2"
                + " AND entry_id = (SELECT id FROM ledger.journal_entry WHERE source_event_id = ?)";
        String move = "UPDATE ledger.journal_entry SET source_event_id = ? WHERE source_event_id = ?";
        OwnPostgres.tamper(raise, 1, changed);
        OwnPostgres.tamper(move, foreign, stolen);

        start();
        JsonNode shadow = awaitEnd();

        OwnPostgres.tamper(raise, -1, changed);
        OwnPostgres.tamper(move, stolen, foreign);
        assertThat(shadow.get("equal").asBoolean()).isFalse();
        assertThat(differences())
                .contains(changed + " 2 DIFFERENT", stolen + " 0 MISSING", stolen + " 1 MISSING", foreign + " 0 EXTRA")
                .allMatch(found -> found.startsWith(changed.toString())
                        || found.startsWith(stolen.toString())
                        || found.startsWith(foreign.toString()));
        JsonNode line = ledger.get(PATH + "/differences")
                .valueStream()
                .filter(found -> found.get("kind").asString().equals("DIFFERENT"))
                .findFirst()
                .orElseThrow();
        assertThat(line.at("/live/amount_minor").asLong()
                        - line.at("/rebuilt/amount_minor").asLong())
                .isEqualTo(1);
    }

    @Test
    void goesOnWhereItWasStopped() {
        awaitPosted(publish(24, 150));
        long operation = start();
        patiently().until(() -> events(operation) > 0);

        operations.stop(operation, new Requester("user:1", "lunch"));
        patiently().until(() -> operations.get(operation).state() == OperationState.STOPPED);
        long before = events(operation);
        assertThat(shadowEntries()).isPositive();
        operations.resume(operation, new Requester("user:1", "after lunch"));
        JsonNode shadow = awaitEnd();

        assertThat(shadow.get("equal").asBoolean()).as(shadow.toString()).isTrue();
        assertThat(events(operation)).isGreaterThan(before);
        assertThat(shadow.at("/progress/entries").asLong()).isEqualTo(shadowEntries());
    }

    @Test
    void leavesTheShadowThatStandsAloneWhenOneThatWasDroppedIsResumed() {
        awaitPosted(publish(25, 5));
        long old = start();
        awaitEnd();
        assertThat(ledger.ops("DELETE", PATH, "").status()).isEqualTo(204);
        long kept = start();
        patiently().until(() -> show().get("operation_id").asLong() == kept);
        awaitEnd();
        assertThat(ledger.ops("POST", PATH + "/keep", WHY).status()).isEqualTo(200);
        long entries = shadowEntries();

        resumeAfterDeath(old);
        assertThat(awaitEndOf(old).message()).contains("has been dropped");
        OwnPostgres.tamper("UPDATE ledger.operation SET position = NULL WHERE id = ?", old);
        resumeAfterDeath(old);
        assertThat(awaitEndOf(old).message()).contains("has been dropped");

        assertThat(shadowEntries()).isEqualTo(entries).isPositive();
    }

    /** A worker that had stalled while its shadow was dropped and another was made. */
    @Test
    void neverComparesTheShadowOfAnother(@Autowired Comparison comparison) {
        awaitPosted(publish(27, 5));
        long old = start();
        awaitEnd();
        assertThat(ledger.ops("DELETE", PATH, "").status()).isEqualTo(204);
        OwnPostgres.tamper(
                "UPDATE ledger.shadow_rebuild SET compared_at = NULL, entries = NULL, lines = NULL WHERE operation_id = ?",
                old);
        long other = start();
        patiently().until(() -> show().get("operation_id").asLong() == other);
        awaitEnd();

        assertThatThrownBy(() -> comparison.compare(old, List.of())).hasMessageContaining("has been dropped");

        assertThat(database.sql("SELECT compared_at IS NULL FROM shadow_rebuild WHERE operation_id = ?")
                        .param(old)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void findsEachDifferenceOnceThoughItIsResumedAfterTheComparison() {
        List<SentEvent> events = publish(26, 5);
        awaitPosted(events);
        UUID foreign = UUID.randomUUID();
        UUID stolen = events.getFirst().id();
        String move = "UPDATE ledger.journal_entry SET source_event_id = ? WHERE source_event_id = ?";
        OwnPostgres.tamper(move, foreign, stolen);
        long operation = start();
        patiently().until(() -> show().get("operation_id").asLong() == operation);
        awaitEnd();
        List<String> found = differences();

        resumeAfterDeath(operation);
        assertThat(awaitEndOf(operation).state()).isEqualTo(OperationState.DONE);

        OwnPostgres.tamper(move, stolen, foreign);
        assertThat(differences()).isEqualTo(found).contains(stolen + " 0 MISSING");
    }

    /** As if its instance had died just before it kept the end. */
    private void resumeAfterDeath(long operation) {
        OwnPostgres.tamper("UPDATE ledger.operation SET state = 'INTERRUPTED' WHERE id = ?", operation);
        operations.resume(operation, new Requester("user:1", "it died"));
    }

    private Operation awaitEndOf(long operation) {
        patiently().until(() -> operations.get(operation).state() != OperationState.RUNNING);
        return operations.get(operation);
    }

    private List<SentEvent> publish(long seed, int loans) {
        List<SentEvent> events =
                MoneyStory.of(seed, loans).events().stream().map(SentEvent::of).toList();
        TestEvents.publishTwice(events);
        return events;
    }

    private long start() {
        Ledger.Answer started = ledger.ops("POST", PATH, WHY);
        assertThat(started.status()).isEqualTo(202);
        return Objects.requireNonNull(started.body()).get("id").asLong();
    }

    private JsonNode awaitEnd() {
        patiently().until(() -> !show().get("state").asString().equals("RUNNING"));
        JsonNode shadow = show();
        assertThat(shadow.get("state").asString()).as(shadow.toString()).isEqualTo("DONE");
        return shadow;
    }

    private boolean isThere() {
        return database.sql("SELECT to_regclass('ledger_shadow.journal_entry') IS NOT NULL")
                .query(Boolean.class)
                .single();
    }

    private List<String> drops(long operation) {
        return database.sql("SELECT reason || ': ' || result FROM ops_action WHERE action = ? AND target = ?")
                .params("ledger-shadow.drop", "operation:" + operation)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private JsonNode show() {
        return ledger.get(PATH);
    }

    private List<String> differences() {
        return ledger.get(PATH + "/differences")
                .valueStream()
                .map(found -> "%s %d %s"
                        .formatted(
                                found.get("source_event_id").asString(),
                                found.get("line").asInt(),
                                found.get("kind").asString()))
                .toList();
    }

    private long events(long operation) {
        return operations.get(operation).counts().getOrDefault("events", 0L);
    }

    /** It goes without foreign keys, but not without these. */
    private List<String> rulesOfTheShadow() {
        return database.sql("SELECT conname FROM pg_constraint WHERE connamespace = 'ledger_shadow'::regnamespace")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long shadowEntries() {
        return database.sql("SELECT count(*) FROM ledger_shadow.journal_entry")
                .query(Long.class)
                .single();
    }

    private void awaitPosted(List<SentEvent> events) {
        String[] ids = events.stream().map(sent -> sent.id().toString()).toArray(String[]::new);
        patiently()
                .until(() -> database.sql("SELECT count(*) FROM journal_entry WHERE source_event_id = ANY (?::uuid[])")
                                .param(ids)
                                .query(Long.class)
                                .single()
                        == ids.length);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
    }
}
