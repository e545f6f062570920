package io.tranche.chaos.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy between one part and the instances of another, on loopback. Each connection goes to one instance that takes it, in
 * turn, as behind a load balancer that knows no more than that.
 */
public final class Link implements AutoCloseable {

    private static final int CONNECT_MILLIS_MAX = 1_000;
    private static final int BACKLOG = 128;

    private final ServerSocket server;
    private final List<Integer> targets;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Traffic traffic = new Traffic.Free();

    private Link(ServerSocket server, List<Integer> targets) {
        this.server = server;
        this.targets = List.copyOf(targets);
    }

    /** @param targets ports of the instances */
    public static Link to(List<Integer> targets) {
        try {
            Link link = new Link(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), targets);
            Thread.ofVirtual().name("link-" + link.port()).start(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Breaks all connections and refuses new ones. */
    public void cut() {
        traffic = new Traffic.Cut();
        connections.forEach(Connection::reset);
    }

    /** Lets nothing through, and tells nobody. */
    public void silence() {
        traffic = new Traffic.Silent();
    }

    /** Delivers everything so much later. */
    public void slowDown(Duration delay) {
        traffic = new Traffic.Slow(delay);
    }

    public void heal() {
        traffic = new Traffic.Free();
    }

    Traffic traffic() {
        return traffic;
    }

    void ended(Connection connection) {
        connections.remove(connection);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().name("link-" + port() + "-connect").start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Optional<Socket> instance = traffic instanceof Traffic.Cut ? Optional.empty() : findInstance();
        Connection connection = new Connection(this, client, instance);
        connections.add(connection);
        connection.open();
        if (traffic instanceof Traffic.Cut) {
            connection.reset();
        }
    }

    private Optional<Socket> findInstance() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < targets.size(); i++) {
            Socket socket = new Socket();
            try {
                int port = targets.get(Math.floorMod(first + i, targets.size()));
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS_MAX);
                return Optional.of(socket);
            } catch (IOException away) {
                Connection.close(socket);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.forEach(Connection::reset);
        }
    }
}
