package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform as a user starts it: a process that may be killed, started twice, or find its port taken. */
class PlatformProcessIntegrationTests {

    @TempDir
    Path data;

    @Test
    void comesBackAfterAKillAndRefusesASecondInstance() throws Exception {
        int port = Ports.free();
        PlatformProcess first = PlatformProcess.start(data, port);
        assertThat(health(first.baseUri())).isEqualTo(200);
        refusesSecondInstance(first);
        first.kill();
        try (PlatformProcess second = PlatformProcess.start(data, port)) {
            assertThat(health(second.baseUri())).isEqualTo(200);
            assertThat(second.output()).contains("admin@example.com / admin123");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PlatformProcess refused = PlatformProcess.launch(data, taken.getLocalPort());
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.output().lines())
                    .last()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " is taken");
            assertThat(refused.output()).doesNotContain("\tat ");
        }
    }

    private void refusesSecondInstance(PlatformProcess running) {
        PlatformProcess refused = PlatformProcess.launch(data, Ports.free());
        assertThat(refused.awaitExit()).isEqualTo(1);
        assertThat(refused.output().lines())
                .last()
                .asString()
                .startsWith("Another Tranche (process " + running.handle().pid() + ") is running on " + data);
        assertThat(refused.output()).doesNotContain("\tat ");
        assertThat(running.handle().isAlive()).isTrue();
    }

    private static int health(URI base) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(base.resolve("/health")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
