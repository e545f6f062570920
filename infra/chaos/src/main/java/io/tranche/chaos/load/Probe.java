package io.tranche.chaos.load;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Asks for one small repayment after the other, to tell when the whole path works. */
public final class Probe {

    private static final long AMOUNT_MINOR = 100;
    private static final long PRINCIPAL_MINOR = 50_000_000;

    private final Client self;
    private final Client admin;
    private final Memory memory;
    private final Random random;
    private final Queue<Success> successes = new ConcurrentLinkedQueue<>();
    private volatile long loan;

    private record Success(long askedNanos, long toldNanos) {}

    Probe(Client self, Client admin, Memory memory, long seed) {
        this.self = self;
        this.admin = admin;
        this.memory = memory;
        this.random = new Random(seed);
    }

    boolean prepare() {
        if (!self.register("USER")) {
            return false;
        }
        self.post("/api/loans/apply", """
                        {"principal_amount": "%s", "tenure_months": 60}""".formatted(Borrower.rupees(PRINCIPAL_MINOR)))
                .map(answer -> answer.json().at("/id").asLong())
                .ifPresent(id -> {
                    loan = id;
                    admin.post("/api/loans/admin/approve", """
                            {"loan_id": %d, "approved": true}""".formatted(id));
                });
        return ask();
    }

    /** Once; whether it succeeded. */
    boolean ask() {
        String key = Client.newKey(random);
        long asked = System.nanoTime();
        Optional<Api.Answer> answer =
                self.tryPost("/api/repayments/make-payment", """
                {"loan_id": %d, "amount": "%s", "idempotency_key": "%s"}""".formatted(loan, Borrower.rupees(AMOUNT_MINOR), key));
        boolean success = answer.filter(told -> told.status() == 200).isPresent();
        if (success) {
            successes.add(new Success(asked, System.nanoTime()));
            memory.add(new Seen.Repaid(self.userId(), key, AMOUNT_MINOR));
        }
        return success;
    }

    /** When the first one that was asked for after this moment was told to have succeeded; times of {@link System#nanoTime}. */
    public OptionalLong firstSuccessAfter(long nanos) {
        return successes.stream()
                .filter(success -> success.askedNanos() - nanos >= 0)
                .mapToLong(Success::toldNanos)
                .min();
    }
}
