package io.tranche.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports on the loopback interface. */
public final class Ports {

    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();
    private static final int LOWEST = 20_000;

    /** Linux takes the ports of outgoing connections from here up. */
    private static final int LOWEST_EPHEMERAL = 32_768;

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(LOWEST, LOWEST_EPHEMERAL));

    private Ports() {}

    /**
     * A port that nobody listened on a moment ago, another one at each call. It is none that the system would give to an outgoing
     * connection before the caller listens on it.
     */
    public static int free() {
        for (int tries = LOWEST; tries < LOWEST_EPHEMERAL; tries++) {
            int port = NEXT.getAndUpdate(Ports::following);
            if (isFree(LOOPBACK, port)) {
                return port;
            }
        }
        throw new EmbeddedFailure("No free TCP port from " + LOWEST + " to " + (LOWEST_EPHEMERAL - 1));
    }

    private static int following(int port) {
        return port + 1 == LOWEST_EPHEMERAL ? LOWEST : port + 1;
    }

    /** Whether a server could listen there. */
    public static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    static int orFree(int port) {
        return port == 0 ? free() : port;
    }
}
