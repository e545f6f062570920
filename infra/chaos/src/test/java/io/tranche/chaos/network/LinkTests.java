package io.tranche.chaos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LinkTests {

    private static final int A_MOMENT_MILLIS = 300;
    private ServerSocket echo;
    private Link link;

    @BeforeEach
    void start() throws IOException {
        echo = echoing();
        link = Link.to(List.of(echo.getLocalPort()));
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        echo.close();
    }

    @Test
    void carriesBothWays() throws IOException {
        try (Socket client = connect()) {
            assertThat(sendAndRead(client, 'a')).isEqualTo('a');
            assertThat(sendAndRead(client, 'b')).isEqualTo('b');
        }
    }

    @Test
    void cutBreaksWhatIsConnectedAndRefusesWhatIsNew() throws IOException {
        try (Socket client = connect()) {
            assertThat(sendAndRead(client, 'a')).isEqualTo('a');
            link.cut();
            assertThatThrownBy(() -> sendAndRead(client, 'b')).isInstanceOf(SocketException.class);
            try (Socket late = connect()) {
                assertThatThrownBy(() -> sendAndRead(late, 'c')).isInstanceOf(SocketException.class);
            }
        }
        link.heal();
        try (Socket client = connect()) {
            assertThat(sendAndRead(client, 'd')).isEqualTo('d');
        }
    }

    @Test
    void silenceKeepsTheConnectionAndDeliversOnceItIsOver() throws IOException {
        try (Socket client = connect()) {
            assertThat(sendAndRead(client, 'a')).isEqualTo('a');
            link.silence();
            client.setSoTimeout(A_MOMENT_MILLIS);
            assertThatThrownBy(() -> sendAndRead(client, 'b')).isInstanceOf(SocketTimeoutException.class);
            link.heal();
            client.setSoTimeout(0);
            assertThat(client.getInputStream().read()).isEqualTo('b');
        }
    }

    @Test
    void aSlowLinkDeliversLater() throws IOException {
        link.slowDown(Duration.ofMillis(A_MOMENT_MILLIS));
        try (Socket client = connect()) {
            long begin = System.nanoTime();
            assertThat(sendAndRead(client, 'a')).isEqualTo('a');
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(2 * A_MOMENT_MILLIS));
        }
    }

    @Test
    void goesToTheInstanceThatLives() throws IOException {
        ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        dead.close();
        try (Link balanced = Link.to(List.of(dead.getLocalPort(), echo.getLocalPort()))) {
            for (int i = 0; i < 4; i++) {
                try (Socket client = new Socket(InetAddress.getLoopbackAddress(), balanced.port())) {
                    assertThat(sendAndRead(client, 'a')).isEqualTo('a');
                }
            }
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), link.port());
    }

    /** A reset shows as an exception or, if it came in between, as the end of the stream. */
    private static int sendAndRead(Socket client, int letter) throws IOException {
        client.getOutputStream().write(letter);
        int read = client.getInputStream().read();
        if (read < 0) {
            throw new SocketException("ended");
        }
        return read;
    }

    private static ServerSocket echoing() throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket accepted = server.accept();
                    Thread.ofVirtual().start(() -> echo(accepted));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return server;
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            assertThat(ended).isNotNull();
        }
    }
}
