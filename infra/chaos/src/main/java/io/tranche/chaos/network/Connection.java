package io.tranche.chaos.network;

import io.tranche.chaos.time.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection through a link: bytes are carried both ways, as the link's state allows. */
final class Connection {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final Duration WHILE_SILENT = Duration.ofMillis(20);

    private final Link link;
    private final Socket client;
    private final Optional<Socket> instance;
    private final AtomicInteger directions = new AtomicInteger(2);

    /** @param instance none if nobody takes the connection; then it is closed */
    Connection(Link link, Socket client, Optional<Socket> instance) {
        this.link = link;
        this.client = client;
        this.instance = instance;
    }

    void open() {
        instance.ifPresentOrElse(
                other -> {
                    Thread.ofVirtual().name("link-out").start(() -> carry(client, other));
                    Thread.ofVirtual().name("link-back").start(() -> carry(other, client));
                },
                this::reset);
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            from.setTcpNoDelay(true);
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                hold();
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            reset();
        } finally {
            if (directions.decrementAndGet() == 0) {
                link.ended(this);
                close(from);
                close(to);
            }
        }
    }

    private void hold() {
        while (link.traffic() instanceof Traffic.Silent) {
            Waiting.pass(WHILE_SILENT);
        }
        if (link.traffic() instanceof Traffic.Slow slow) {
            Waiting.pass(slow.delay());
        }
    }

    /** Ends it for both sides at once, as a reset and not as an end of the stream. */
    void reset() {
        link.ended(this);
        resetAndClose(client);
        instance.ifPresent(Connection::resetAndClose);
    }

    private static void resetAndClose(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            return;
        } finally {
            close(socket);
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
