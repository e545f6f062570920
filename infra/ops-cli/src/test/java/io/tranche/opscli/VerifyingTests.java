package io.tranche.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyingTests {

    private final FakeGateway gateway = new FakeGateway();
    private final Console console = new Console(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void waitsForTheProofWhoseMissingMessagesEndInAnExitCode() {
        gateway.on("POST /api/ops/relay/verify", 202, "{\"id\": 7, \"state\": \"RUNNING\"}")
                .on("GET /api/ops/relay/verifications/7", """
                        {"id": 7, "state": "RUNNING", "progress": {"rows": 5, "messages": 3}}""")
                .on("GET /api/ops/relay/verifications/7", """
                        {"id": 7, "state": "DONE", "proof": {"rows": 10, "missing": 1}}""");

        assertThat(console.run("relay", "verify", "--since", "2026-01-20T10:00:00Z"))
                .isEqualTo(6);

        assertThat(gateway.bodyOf("POST /api/ops/relay/verify")).isEqualTo("{\"since\":\"2026-01-20T10:00:00Z\"}");
        assertThat(console.printed()).isEqualTo("rows     10\nmissing  1\n");
        assertThat(console.remarked()).contains("relay verification 7", "5 rows and 3 messages read");
    }

    @Test
    void proofThatCouldNotBeDecidedEndsInAnExitCodeAndARemark() {
        gateway.on("GET /api/ops/relay/verifications/7", """
                {"id": 7, "state": "DONE", "proof": {"missing": 0, "waiting": 2, "undecided": 2}}""");

        assertThat(console.run("relay", "verification", "7")).isEqualTo(6);
        assertThat(console.remarked()).contains("2 rows may be lost or on their way");
    }

    @Test
    void messagesThatTheDatabaseDoesNotKnowEndInAnExitCodeAndARemark() {
        gateway.on("GET /api/ops/relay/verifications/7", """
                {"id": 7, "state": "DONE", "proof": {"missing": 0, "undecided": 0, "without_row": 3}}""");

        assertThat(console.run("relay", "verification", "7")).isEqualTo(6);
        assertThat(console.remarked()).contains("3 messages have no row");
    }

    @Test
    void saysWhyThereIsNoProof() {
        gateway.on("GET /api/ops/relay/verifications/7", """
                {"id": 7, "state": "FAILED", "message": "More than 5000000 rows"}""");

        assertThat(console.run("relay", "verification", "7")).isEqualTo(6);
        assertThat(console.remarked()).contains("FAILED More than 5000000 rows");
    }
}
