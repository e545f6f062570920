package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform as a user starts it: a process that may find its port taken. */
class PlatformProcessIntegrationTests {

    @TempDir
    Path data;

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
}
