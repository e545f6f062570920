package io.tranche.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.TestTokens;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@GatewayTest
class TimelineIntegrationTests {

    private static final String ID = "01a2b3c4-0000-7000-8000-000000000001";
    private static final String STEPS = """
            {"loan_id": 42, "status": "ACTIVE", "event_ids": ["%1$s"], "steps": [
              {"at": "2026-01-20T10:00:03Z", "saga": "disbursement", "saga_id": 42, "step": "ACTIVE", "event_id": "%1$s"}]}
            """.formatted(ID);
    private static final String WALLET = """
            [{"event_id": "%s", "consumers": [], "effects": [],
              "written": {"seq": 7, "created_at": "2026-01-20T10:00:01Z", "topic": "tranche.wallet.events", "key": "loan:42",
                          "type": "wallet.loan_disbursed.v1", "trace_id": "abc"}}]
            """.formatted(ID);

    private final Browser browser;

    TimelineIntegrationTests(@LocalServerPort int port) {
        this.browser = new Browser(port);
    }

    @BeforeEach
    void answer() {
        FakeServices.LOAN.behave(exchange -> FakeService.answer(
                exchange, 200, exchange.getRequestURI().getPath().endsWith("/timeline") ? STEPS : "[]"));
        FakeServices.WALLET.behave(exchange -> FakeService.answer(exchange, 200, WALLET));
        FakeServices.LEDGER.behave(exchange -> FakeService.answer(exchange, 500, ""));
    }

    @AfterEach
    void heal() {
        FakeServices.LOAN.behaveWell();
        FakeServices.WALLET.behaveWell();
        FakeServices.LEDGER.behaveWell();
    }

    @Test
    void joinsWhatTheServicesKnowInTheOrderOfTimeAndNamesTheOneThatIsDown() throws Exception {
        HttpResponse<String> response = browser.send(browser.as(TestTokens.ops(1), "/api/ops/timeline/loans/42"));

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode timeline = Browser.json(response);
        assertThat(timeline.get("status").asString()).isEqualTo("ACTIVE");
        assertThat(timeline.get("unavailable").valueStream().map(JsonNode::asString))
                .containsExactly("ledger");
        assertThat(timeline.get("lines")
                        .valueStream()
                        .map(line -> line.get("kind").asString()))
                .containsExactly("written", "step");
        assertThat(timeline.at("/lines/1/type").asString()).isEqualTo("wallet.loan_disbursed.v1");
        assertThat(timeline.at("/lines/1/trace_id").asString()).isEqualTo("abc");
    }

    @Test
    void isForPeopleOnCall() throws Exception {
        assertThat(browser.get("/api/ops/timeline/loans/42").statusCode()).isEqualTo(403);
    }
}
