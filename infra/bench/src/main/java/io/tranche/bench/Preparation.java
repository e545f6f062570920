package io.tranche.bench;

import io.tranche.bench.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Registers borrowers, lets them apply, and has the demo admin approve. */
final class Preparation {

    private static final int LOANS_PER_BORROWER = 2;
    private static final int AT_ONCE = 4;
    private static final Duration LONGEST_DISBURSEMENT = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String PRINCIPAL = "100000.00";

    private final Api api;
    private final Token admin;

    Preparation(Api api, Token admin) {
        this.api = api;
        this.admin = admin;
    }

    /** Loans of one borrower are far apart in the list, so that neighbours do not wait for each other. */
    List<Payer> payers(int borrowers) throws InterruptedException {
        List<Token> tokens = each(borrowers, this::register);
        List<Payer> payers = new ArrayList<>();
        for (int loan = 0; loan < LOANS_PER_BORROWER; loan++) {
            payers.addAll(each(borrowers, number -> borrow(tokens.get(number))));
        }
        return payers;
    }

    private Token register(int number) throws IOException, InterruptedException {
        Answer answer = api.post("/api/auth/register", Token.ANONYMOUS, """
                        {"name": "Payer %d", "email": "payer-%s@example.com", "password": "securepass123", "role": "USER"}""".formatted(number, UUID.randomUUID()))
                .expect(201);
        return new Token(answer.json().get("access_token").asString());
    }

    private Payer borrow(Token token) throws IOException, InterruptedException {
        Answer applied =
                api.post("/api/loans/apply", token, """
                        {"principal_amount": "%s", "tenure_months": 12}""".formatted(PRINCIPAL)).expect(201);
        long loan = applied.json().get("id").asLong();
        Answer approved = api.post("/api/loans/admin/approve", admin, """
                {"loan_id": %d, "approved": true}""".formatted(loan));
        awaitActive(token, loan, approved);
        return new Payer(token, loan);
    }

    /** On a cold or busy platform the money may take longer than the answer waits. */
    private void awaitActive(Token token, long loan, Answer first) throws IOException, InterruptedException {
        Answer latest = first;
        long begin = System.nanoTime();
        while (!latest.text().contains("\"ACTIVE\"")) {
            if (latest.status() >= 300 || System.nanoTime() - begin > LONGEST_DISBURSEMENT.toNanos()) {
                throw new IllegalStateException("loan " + loan + " did not become active: " + latest);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            latest = api.get("/api/loans/" + loan, token);
        }
    }

    private interface Step<T> {
        T take(int number) throws Exception;
    }

    private static <T> List<T> each(int count, Step<T> step) throws InterruptedException {
        try (ExecutorService executor =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<T>> running = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                int mine = number;
                running.add(executor.submit((Callable<T>) () -> step.take(mine)));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> future : running) {
                done.add(future.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The preparation failed", e.getCause());
        }
    }
}
