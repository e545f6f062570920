package io.tranche.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever changes data is asked for twice, or was agreed to beforehand. */
class ChangingTests {

    private static final String DISCARD = "POST /api/ops/wallet/parked/discard";
    private static final String REDRIVES = "POST /api/ops/wallet/redrives";
    private static final String PREVIEW = "POST /api/ops/wallet/redrives/preview";
    private static final String NOTHING = "{\"complete\": true, \"events\": []}";

    private final FakeGateway gateway = new FakeGateway();
    private final Console console = new Console(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void changesNothingWhereNobodyCanAgree() {
        gateway.on(DISCARD, "{\"discarded\": 1}");

        assertThat(console.run("parked", "discard", "wallet/12", "--reason", "sent twice"))
                .isEqualTo(5);

        assertThat(console.remarked()).contains("--yes");
        assertThat(gateway.lines()).isEmpty();
    }

    @Test
    void changesNothingWithoutAYes() {
        gateway.on(DISCARD, "{\"discarded\": 1}");

        assertThat(console.answering("").run("parked", "discard", "wallet/12", "--reason", "sent twice"))
                .isEqualTo(5);
        assertThat(gateway.lines()).isEmpty();
        assertThat(console.answering("y").run("parked", "discard", "wallet/12", "--reason", "sent twice"))
                .isZero();
        assertThat(gateway.bodyOf(DISCARD)).isEqualTo("{\"reason\":\"sent twice\",\"selection\":{\"ids\":[12]}}");
    }

    @Test
    void dropsEvidenceOnlyIfToldSo() {
        gateway.on("DELETE /api/ops/ledger/shadow?kept=true&reason=closed", 204, "")
                .on("GET /api/ops/ledger/shadow", "{\"operation_id\": 3}");

        assertThat(console.run("ledger", "shadow", "drop", "--kept", "--reason", "closed", "--yes"))
                .isZero();
        assertThat(console.run("ledger", "shadow", "drop", "--yes")).isNotZero();

        assertThat(gateway.lines())
                .containsExactly(
                        "DELETE /api/ops/ledger/shadow?kept=true&reason=closed",
                        "GET /api/ops/ledger/shadow",
                        "DELETE /api/ops/ledger/shadow");
    }

    @Test
    void wantsAReason() {
        assertThat(console.run("parked", "discard", "wallet/12", "--yes")).isEqualTo(2);
        assertThat(gateway.lines()).isEmpty();
    }

    @Test
    void takesNoSelectionForNoAnswer() {
        assertThat(console.run("redrive", "start", "--yes", "--reason", "fixed"))
                .isEqualTo(2);
        assertThat(console.run("redrive", "start", "--all", "--key", "4", "--yes", "--reason", "fixed"))
                .isEqualTo(2);
        assertThat(gateway.lines()).isEmpty();
    }

    @Test
    void redrivesWhereThereIsSomethingToRedriveAndFollowsIt() {
        gateway.on(PREVIEW, """
                        {"complete": true, "events": [{"id": 12, "key": "42", "verdict": "will_apply"}]}""")
                .on("POST /api/ops/auth/redrives/preview", NOTHING)
                .on("POST /api/ops/loan/redrives/preview", NOTHING)
                .on("POST /api/ops/ledger/redrives/preview", NOTHING)
                .on(REDRIVES, 202, "{\"id\": 7, \"state\": \"RUNNING\"}")
                .on(
                        "GET /api/ops/wallet/operations/7",
                        "{\"id\": 7, \"state\": \"RUNNING\", \"progress\": {\"applied\": 0}}")
                .on(
                        "GET /api/ops/wallet/operations/7",
                        "{\"id\": 7, \"state\": \"DONE\", \"progress\": {\"applied\": 1}}");

        int exitCode = console.answering("yes")
                .run("redrive", "start", "--cause", "3f1c", "--per-second", "50", "--reason", "fixed", "--follow");

        assertThat(exitCode).isZero();
        assertThat(console.printed()).contains("wallet/12", "will_apply", "DONE");
        assertThat(gateway.lines()).doesNotContain("POST /api/ops/loan/redrives");
        assertThat(gateway.bodyOf(REDRIVES))
                .isEqualTo("{\"selection\":{\"cause\":\"3f1c\"},\"per_second\":50,\"reason\":\"fixed\"}");
    }

    @Test
    void saysThatAPreviewWasCutShortAndLeavesOutNoServiceForThat() {
        gateway.on(PREVIEW, "{\"complete\": false, \"events\": []}")
                .on("POST /api/ops/auth/redrives/preview", NOTHING)
                .on("POST /api/ops/loan/redrives/preview", NOTHING)
                .on("POST /api/ops/ledger/redrives/preview", NOTHING)
                .on(REDRIVES, 202, "{\"id\": 7, \"state\": \"RUNNING\"}");

        assertThat(console.answering("yes").run("redrive", "start", "--cause", "3f1c", "--reason", "fixed"))
                .isZero();

        assertThat(console.remarked()).contains("wallet: only the first 0 events were tried");
        assertThat(gateway.lines()).contains(REDRIVES).doesNotContain("POST /api/ops/loan/redrives");
    }

    @Test
    void endsInAnExitCodeWhenTheWorkWentBadly() {
        gateway.on(REDRIVES, 202, "{\"id\": 7}").on("GET /api/ops/wallet/operations/7", """
                {"id": 7, "state": "DONE", "progress": {"applied": 1, "failed": 2}}""");

        assertThat(console.run("redrive", "start", "wallet/12", "--yes", "--reason", "fixed", "--follow"))
                .isEqualTo(6);
    }

    @Test
    void sendsTheEditedPayloadAsItIs(@TempDir Path directory) throws IOException {
        Path payload = Files.writeString(directory.resolve("fixed.json"), "{\"amount\": 1}\n");
        gateway.on("POST /api/ops/wallet/parked/12/edit", "{\"id\": 12}");

        assertThat(console.run(
                        "parked", "edit", "wallet/12", "--payload-file", payload.toString(), "-r", "typo", "--yes"))
                .isZero();

        assertThat(gateway.bodyOf("POST /api/ops/wallet/parked/12/edit"))
                .isEqualTo("{\"payload\":\"{\\\"amount\\\": 1}\\n\",\"reason\":\"typo\"}");
    }

    @Test
    void forcesASagaOnlyWithAReasonAndAYes() {
        gateway.on("POST /api/ops/loan/sagas/repayment/17/force", "{\"saga\": \"repayment\", \"state\": \"REFUNDED\"}");

        assertThat(console.run("sagas", "force", "repayment", "17")).isEqualTo(2);
        assertThat(console.run("sagas", "force", "repayment", "17", "--reason", "paid by hand"))
                .isEqualTo(5);
        assertThat(console.run("sagas", "force", "repayment", "17", "--reason", "paid by hand", "--yes"))
                .isZero();
    }

    @Test
    void saysWhatBecameOfTheShadow() {
        gateway.on("DELETE /api/ops/ledger/shadow", 204, "").on("GET /api/ops/ledger/shadow", """
                {"operation_id": 3, "state": "DONE", "dropped_at": "2026-01-20T10:00:00Z"}""");

        assertThat(console.run("ledger", "shadow", "drop", "--yes")).isZero();

        assertThat(console.printed()).contains("dropped at    2026-01-20T10:00:00Z");
        assertThat(console.remarked()).contains("Dropped");
    }

    @Test
    void replaysOnlyForAConsumerFromATopic() {
        assertThat(console.run("replay", "preview", "-s", "ledger", "--topic", "tranche.wallet.events"))
                .isEqualTo(2);
        assertThat(console.remarked()).contains("--consumer and --topic");
        gateway.on("POST /api/ops/ledger/replays/preview", "{}");

        assertThat(console.run("replay", "preview", "-s", "ledger", "--topic", "t", "--consumer", "c", "--key", "k"))
                .isZero();
        assertThat(gateway.bodyOf("POST /api/ops/ledger/replays/preview"))
                .isEqualTo("{\"consumer\":\"c\",\"topic\":\"t\",\"key\":\"k\"}");
    }
}
