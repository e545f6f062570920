package io.tranche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@LedgerTest
class AccessIntegrationTests {

    private final Ledger ledger;

    AccessIntegrationTests(@LocalServerPort int port) {
        ledger = new Ledger(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/ledger/accounts",
                "/api/ledger/accounts/wallet:1",
                "/api/ledger/journal",
                "/api/ledger/journal/1",
                "/api/ledger/trial-balance",
                "/api/ledger/proof",
                "/api/ledger/reconciliation"
            })
    void isForAdminsAndOpsOnly(String path) {
        assertThat(ledger.status(path, null)).isEqualTo(401);
        assertThat(ledger.status(path, TestTokens.forged(1))).isEqualTo(401);
        assertThat(ledger.status(path, TestTokens.user(1))).isEqualTo(403);
        assertThat(ledger.status(path, TestTokens.provider(1))).isEqualTo(403);
        assertThat(ledger.status(path, TestTokens.admin(1))).isIn(200, 404);
        assertThat(ledger.status(path, TestTokens.ops(1))).isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/ledger/journal?limit=0",
                "/api/ledger/journal?limit=201",
                "/api/ledger/journal?loan_id=many",
                "/api/ledger/journal?event_id=1",
                "/api/ledger/journal/x",
                "/api/ledger/accounts?type=MONEY",
                "/api/ledger/accounts/wallet:1?currency=RUPEE"
            })
    void refusesWhatItCannotRead(String path) {
        assertThat(ledger.status(path, TestTokens.ops(1))).isEqualTo(400);
    }
}
