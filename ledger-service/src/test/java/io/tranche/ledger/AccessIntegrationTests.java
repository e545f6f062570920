package io.tranche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.OpsRoutes;
import io.tranche.testing.OpsRoutes.Route;
import io.tranche.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@LedgerTest
class AccessIntegrationTests {

    /** The shadow's, and those that every service has. */
    private static final int OPS_ROUTES = 25;

    private final int port;
    private final Ledger ledger;

    AccessIntegrationTests(@LocalServerPort int port) {
        this.port = port;
        ledger = new Ledger(port);
    }

    @Test
    void letsOnlyOpsInByWhateverRouteOfTheOpsDoor(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        List<Route> routes = OpsRoutes.of(mapping);

        assertThat(routes).hasSizeGreaterThanOrEqualTo(OPS_ROUTES);
        assertThat(OpsRoutes.openTo(port, routes)).isEmpty();
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
