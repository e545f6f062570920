package io.tranche.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.tranche.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that stands for one service: it answers with its own name and keeps what it was asked. */
final class FakeService implements AutoCloseable {

    record Asked(String method, String target, Map<String, String> headers, String body) {}

    private final String name;
    private final int port;
    private final AtomicInteger asked = new AtomicInteger();
    private final BlockingQueue<Asked> requests = new LinkedBlockingQueue<>();
    private volatile HttpHandler behaviour = this::answerWithName;
    private volatile HttpServer server;

    FakeService(String name) {
        this.name = name;
        this.port = Ports.free();
        this.server = serve();
    }

    String uri() {
        return "http://127.0.0.1:" + port;
    }

    void stop() {
        server.stop(0);
    }

    void startAgain() {
        server = serve();
    }

    void behave(HttpHandler behaviour) {
        this.behaviour = behaviour;
    }

    void behaveWell() {
        behaviour = this::answerWithName;
    }

    int askedCount() {
        return asked.get();
    }

    void forget() {
        requests.clear();
    }

    Asked nextAsked() throws InterruptedException {
        Asked next = requests.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError(name + " was not asked");
        }
        return next;
    }

    boolean wasAsked() {
        return !requests.isEmpty();
    }

    @Override
    public void close() {
        stop();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void answerWithName(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, 200, "{\"service\":\"%s\"}".formatted(name));
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/ready")) {
            answer(exchange, 200, "");
            return;
        }
        asked.incrementAndGet();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((header, values) -> headers.put(header, String.join(",", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        behaviour.handle(exchange);
    }

    private HttpServer serve() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            started.createContext("/", this::handle);
            started.setExecutor(command -> Thread.ofVirtual().start(command));
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
