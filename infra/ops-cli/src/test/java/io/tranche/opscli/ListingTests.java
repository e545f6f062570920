package io.tranche.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ListingTests {

    private static final String ONE = """
            [{"id": 12, "state": "FAILED", "consumer": "loans", "key": "42", "error_class": "java.lang.IllegalStateException"}]""";
    private static final String TWO = """
            [{"id": 7, "state": "QUEUED", "consumer": "posting", "key": "1042", "error_class": null}]""";

    private final FakeGateway gateway = new FakeGateway();
    private final Console console = new Console(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void asksEveryServiceAndAlignsWhatTheyAnswer() {
        gateway.on("GET /api/ops/wallet/parked?key=42", ONE).on("GET /api/ops/ledger/parked?key=42", TWO);

        assertThat(console.run("parked", "list", "--key", "42")).isZero();

        assertThat(console.printed()).isEqualTo("""
                ID         STATE   CONSUMER  KEY   ERROR CLASS
                wallet/12  FAILED  loans     42    java.lang.IllegalStateException
                ledger/7   QUEUED  posting   1042  -
                """);
        assertThat(gateway.asked()).allMatch(asked -> "Bearer token-of-ops".equals(asked.authorization()));
    }

    @Test
    void asksOneServiceOnly() {
        gateway.on("GET /api/ops/wallet/parked", ONE);

        assertThat(console.run("parked", "list", "--service", "wallet")).isZero();

        assertThat(gateway.lines()).containsExactly("GET /api/ops/wallet/parked");
    }

    @Test
    void printsTheRowsAsJsonForScripts() {
        gateway.on("GET /api/ops/wallet/parked", ONE);

        assertThat(console.run("parked", "list", "--json")).isZero();

        var rows = new JsonMapper().readTree(console.printed());
        assertThat(rows.at("/0/service").asString()).isEqualTo("wallet");
        assertThat(rows.at("/0/id").asLong()).isEqualTo(12);
    }

    @Test
    void serviceThatIsAwayHidesNothingButEndsInAnExitCode() {
        gateway.on("GET /api/ops/wallet/parked", ONE).on("GET /api/ops/loan/parked", 503, """
                {"status": 503, "code": "service_unavailable", "detail": "loan does not answer"}""");

        assertThat(console.run("parked", "list")).isEqualTo(4);

        assertThat(console.printed()).contains("wallet/12");
        assertThat(console.remarked()).contains("loan: loan does not answer (service_unavailable)");
    }

    @Test
    void findsAnEventWithoutKnowingItsService() {
        gateway.on("GET /api/ops/wallet/parked/12", """
                {"id": 12, "state": "FAILED", "error": {"class": "X", "message": "no"}, "payload": "{}",
                 "headers": [{"name": "ce_id", "value": "1"}]}""");

        assertThat(console.run("parked", "show", "12")).isZero();

        assertThat(console.printed())
                .contains("service  wallet", "state    FAILED", "error:\n  class    X", "NAME   VALUE\nce_id  1");
    }

    @Test
    void asksBackWhenSeveralServicesHaveOne() {
        gateway.on("GET /api/ops/wallet/parked/12", "{}").on("GET /api/ops/loan/parked/12", "{}");

        assertThat(console.run("parked", "show", "12")).isEqualTo(2);

        assertThat(console.remarked()).contains("wallet/12, loan/12");
    }

    @Test
    void letsNoControlCharactersThroughToTheTerminal() {
        gateway.on("GET /api/ops/wallet/parked", "[{\"id\": 1, \"key\": \"\\u001b[2Jgone\"}]");

        assertThat(console.run("parked", "list")).isZero();

        assertThat(console.printed()).doesNotContain("\u001b").contains("[2Jgone");
    }

    @Test
    void saysWhatThePlatformRefusesFieldByField() {
        gateway.on("GET /api/ops/wallet/parked?limit=9999", 400, """
                {"status": 400, "code": "invalid_request", "detail": "The request is not valid",
                 "errors": [{"field": "limit", "message": "must be at most 200"}]}""");

        assertThat(console.run("parked", "list", "-s", "wallet", "--limit", "9999"))
                .isEqualTo(1);

        assertThat(console.remarked()).contains("(invalid_request)", "limit must be at most 200");
    }

    @Test
    void showsLagPerPartition() {
        gateway.on("GET /api/ops/ledger/consumers", """
                [{"consumer": "posting", "group": "ledger-service.posting", "state": "STABLE", "lag_events": 3, "lag_seconds": 1.5,
                  "partitions": [{"topic": "t", "partition": 0, "committed_offset": 7, "end_offset": 10, "lag_events": 3}]}]""");

        assertThat(console.run("consumers", "-s", "ledger")).isZero();
        assertThat(console.printed()).isEqualTo("""
                SERVICE  CONSUMER  GROUP                   STATE   LAG EVENTS  LAG SECONDS
                ledger   posting   ledger-service.posting  STABLE           3          1.5
                """);
        assertThat(console.run("consumers", "-s", "ledger", "--partitions")).isZero();
        assertThat(console.printed()).contains("COMMITTED OFFSET").contains("posting");
    }

    @Test
    void saysThatNobodyAnswers() {
        gateway.close();

        assertThat(console.run("outbox")).isEqualTo(4);
        assertThat(console.remarked()).contains("No answer from http://127.0.0.1");
    }

    @Test
    void tellsWhatDetailsSayOtherwise() {
        gateway.on("GET /api/ops/timeline/loans/42", """
                {"loan_id": 42, "lines": [
                  {"at": "2026-01-20T10:00:01Z", "service": "loan", "kind": "step", "event_id": "e1", "trace_id": "abc",
                   "details": {"event_id": "e2", "trace_id": "abc"}}]}""");

        assertThat(console.run("timeline", "loan", "42")).isZero();

        assertThat(console.printed()).endsWith("""
                  event id          e1
                  trace id          abc
                  details event id  e2
                """);
    }

    @Test
    void tellsATimelineWithALineForEachFact() {
        gateway.on("GET /api/ops/timeline/loans/42", """
                {"loan_id": 42, "status": "ACTIVE", "unavailable": [], "lines": [
                  {"at": "2026-01-20T10:00:01Z", "service": "loan", "kind": "step", "type": "wallet.loan_disbursed.v1",
                   "event_id": "e1", "trace_id": "abc",
                   "details": {"at": "2026-01-20T10:00:01Z", "saga": "disbursement", "step": "DISBURSED", "detail": null,
                     "event_id": "e1", "trace_id": "abc"}},
                  {"at": "2026-01-20T10:00:02Z", "service": "ledger", "kind": "effect", "event_id": "e1",
                   "details": {"kind": "journal_entry", "id": "7", "details": {"lines_minor": "DEBIT a 1 INR, CREDIT b 1 INR"}}}]}
                """);

        assertThat(console.run("timeline", "loan", "42")).isZero();

        assertThat(console.printed()).isEqualTo("""
                loan id      42
                status       ACTIVE
                unavailable  -

                2026-01-20T10:00:01Z  loan  step  wallet.loan_disbursed.v1
                  event id  e1
                  trace id  abc
                  saga      disbursement
                  step      DISBURSED

                2026-01-20T10:00:02Z  ledger  effect
                  event id     e1
                  kind         journal_entry
                  id           7
                  lines minor  DEBIT a 1 INR, CREDIT b 1 INR
                """);
        assertThat(console.run("timeline", "loan", "42", "--json")).isZero();
        assertThat(new JsonMapper()
                        .readTree(console.printed())
                        .at("/lines/1/details/id")
                        .asString())
                .isEqualTo("7");
    }
}
