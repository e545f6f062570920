package io.tranche.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.testing.TestIds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WalletTest
class MetricsIntegrationTests {

    private final WalletClient anybody;

    MetricsIntegrationTests(@LocalServerPort int port) {
        this.anybody = WalletClient.user(port, TestIds.next());
    }

    @Test
    void countsPostingsAndWatchesItsConsumers() {
        anybody.topUp("10.00", "counted");

        await().untilAsserted(() -> {
            List<String> names = anybody.get("/metrics")
                    .response()
                    .body()
                    .lines()
                    .filter(line -> line.contains("{") && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('{')))
                    .distinct()
                    .toList();
            assertThat(names).contains("wallet_postings_total", "consumer_lag_events", "parked_events");
        });
    }

    @Test
    void answersTheProbes() {
        assertThat(anybody.get("/health").status()).isEqualTo(200);
        assertThat(anybody.get("/ready").status()).isEqualTo(200);
    }
}
