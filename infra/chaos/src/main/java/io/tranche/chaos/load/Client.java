package io.tranche.chaos.load;

import io.tranche.chaos.load.Api.Answer;
import io.tranche.chaos.time.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Somebody who is signed in, and who asks again, with the same key, until there is an answer to rely on. */
final class Client {

    private static final int TRIES_MAX = 60;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Api api;
    private final String email;
    private final String password;
    private final BooleanSupplier stopped;
    private volatile String token = "";
    private volatile long userId;

    Client(Api api, String email, String password, BooleanSupplier stopped) {
        this.api = api;
        this.email = email;
        this.password = password;
        this.stopped = stopped;
    }

    long userId() {
        return userId;
    }

    static String newKey(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    boolean register(String role) {
        Optional<Answer> answer =
                insist(() -> api.post("/api/auth/register", "", """
                {"name": "Chaos Client", "email": "%s", "password": "%s", "role": "%s"}""".formatted(email, password, role)));
        return answer.isPresent() && login();
    }

    boolean login() {
        return insist(() -> api.login(email, password)).filter(this::signIn).isPresent();
    }

    private boolean signIn(Answer answer) {
        if (answer.status() != 200) {
            return false;
        }
        token = answer.at("/access_token");
        userId = answer.json().at("/user/id").asLong();
        return true;
    }

    /** Empty if no answer was final before the load was stopped. */
    Optional<Answer> post(String path, String json) {
        return insist(() -> again(api.post(path, token, json)));
    }

    Optional<Answer> put(String path, String json) {
        return insist(() -> again(api.put(path, token, json)));
    }

    Optional<Answer> get(String path) {
        return insist(() -> again(api.get(path, token)));
    }

    /** Once, whatever comes of it. */
    Optional<Answer> tryPost(String path, String json) {
        return again(api.post(path, token, json));
    }

    private Optional<Answer> again(Optional<Answer> answer) {
        if (answer.filter(refused -> refused.status() == 401).isPresent()) {
            api.login(email, password).ifPresent(this::signIn);
        }
        return answer;
    }

    private Optional<Answer> insist(Supplier<Optional<Answer>> request) {
        for (int i = 0; i < TRIES_MAX && !stopped.getAsBoolean(); i++) {
            Optional<Answer> answer = request.get();
            if (answer.filter(Answer::isFinal).isPresent()) {
                return answer;
            }
            Waiting.pass(PAUSE);
        }
        return Optional.empty();
    }
}
