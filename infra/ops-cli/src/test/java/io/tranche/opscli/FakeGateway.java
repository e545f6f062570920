package io.tranche.opscli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Answers what a test told it to, and keeps what it was asked. What it was not told is not found. */
final class FakeGateway implements AutoCloseable {

    record Asked(String line, String body, @Nullable String authorization) {}

    private record Answer(int status, String json) {}

    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Several answers to one line are given in turn; the last one stays. */
    FakeGateway on(String line, int status, String json) {
        answers.computeIfAbsent(line, first -> new ConcurrentLinkedQueue<>()).add(new Answer(status, json));
        return this;
    }

    FakeGateway on(String line, String json) {
        return on(line, 200, json);
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> lines() {
        return asked().stream().map(Asked::line).toList();
    }

    String bodyOf(String line) {
        return asked().stream()
                .filter(request -> request.line().equals(line))
                .map(Asked::body)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody asked " + line + " but " + lines()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(line, body, exchange.getRequestHeaders().getFirst("Authorization")));
        Queue<Answer> planned = answers.getOrDefault(line, new ConcurrentLinkedQueue<>());
        Answer next = planned.size() > 1 ? planned.poll() : planned.peek();
        Answer answer = next == null
                ? new Answer(404, "{\"status\":404,\"code\":\"not_found\",\"detail\":\"Nothing here\"}")
                : next;
        byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
