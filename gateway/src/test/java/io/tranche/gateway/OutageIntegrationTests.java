package io.tranche.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Of the ledger service, which no other test needs in good health. */
@GatewayTest
class OutageIntegrationTests {

    private static final String PATH = "/api/ledger/journal";
    private static final int ENOUGH_TO_OPEN = 5;

    private final Browser browser;
    private final Semaphore released = new Semaphore(0);

    OutageIntegrationTests(@LocalServerPort int port) {
        this.browser = new Browser(port);
    }

    @AfterEach
    void heal() {
        released.release(1_000);
        FakeServices.LEDGER.behaveWell();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(this::isServed);
    }

    @Test
    void tellsThatServiceIsDown() throws Exception {
        FakeServices.LEDGER.stop();
        try {
            HttpResponse<String> response = browser.get(PATH);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(Browser.codeOf(response)).isEqualTo("service_unavailable");
            assertThat(Browser.json(response).get("detail").asString()).contains("ledger");
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
        } finally {
            FakeServices.LEDGER.startAgain();
        }
    }

    @Test
    void tellsThatServiceIsSilent() throws Exception {
        FakeServices.LEDGER.behave(this::keepSilent);

        HttpResponse<String> response = browser.post(PATH, "{}");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(Browser.codeOf(response)).isEqualTo("service_timeout");
    }

    @Test
    void leavesFailingServiceAloneAndComesBackToIt() throws Exception {
        FakeServices.LEDGER.behave(exchange -> FakeService.answer(exchange, 500, ""));
        await().atMost(Duration.ofSeconds(60)).until(() -> browser.get(PATH).statusCode() == 503);

        int askedBefore = FakeServices.LEDGER.askedCount();
        HttpResponse<String> response = browser.get(PATH);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Browser.codeOf(response)).isEqualTo("service_unavailable");
        assertThat(response.headers().firstValue("Retry-After")).contains("3");
        assertThat(FakeServices.LEDGER.askedCount()).isEqualTo(askedBefore);
        assertThat(browser.get("/api/loans").statusCode()).isEqualTo(200);

        FakeServices.LEDGER.behaveWell();
        await().atMost(Duration.ofSeconds(60)).until(this::isServed);
    }

    @Test
    void doesNotBlameServiceForRefusals() throws Exception {
        FakeServices.LEDGER.behave(exchange -> FakeService.answer(exchange, 400, "{}"));

        for (int i = 0; i < 3 * ENOUGH_TO_OPEN; i++) {
            assertThat(browser.get(PATH).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void asksOnceEvenWhenServiceBreaksOff() throws Exception {
        int askedBefore = FakeServices.LEDGER.askedCount();
        FakeServices.LEDGER.behave(HttpExchange::close);

        assertThat(browser.get(PATH).statusCode()).isEqualTo(503);
        assertThat(FakeServices.LEDGER.askedCount()).isEqualTo(askedBefore + 1);
    }

    @Test
    void turnsAwayMoreThanServiceMayHaveUnderWay() throws Exception {
        FakeServices.LEDGER.behave(this::keepSilent);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> call = () -> Browser.codeOf(browser.get(PATH));
            var answers = callers
                    .invokeAll(IntStream.range(0, 40).mapToObj(i -> call).toList())
                    .stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(code -> code, Collectors.counting()));

            // How many come at once depends on the machine; five times as many as may be under way do not all find
            // room.
            assertThat(answers).containsKeys("service_overloaded", "service_timeout");
        }
    }

    private boolean isServed() throws IOException, InterruptedException {
        return browser.get(PATH).statusCode() == 200;
    }

    private void keepSilent(HttpExchange exchange) throws IOException {
        released.acquireUninterruptibly();
        FakeService.answer(exchange, 200, "{}");
    }
}
