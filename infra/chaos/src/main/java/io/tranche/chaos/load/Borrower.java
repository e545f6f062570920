package io.tranche.chaos.load;

import io.tranche.chaos.load.Api.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Borrows, repays, tops up, and now and then asks for what must be refused. */
final class Borrower {

    private static final String REPAYMENTS = "/api/repayments/make-payment";
    private static final long PRINCIPAL_MINOR = 100_000;
    private static final long FAR_TOO_MUCH_MINOR = 99_999_999_900L;
    private static final long MORE_THAN_A_LOAN_MINOR = 5_000_000;
    private static final int ASKED_MAX = 10;

    private final Client self;
    private final Client admin;
    private final Memory memory;
    private final Random random;
    private final List<Long> loans = new ArrayList<>();
    private long applications;

    private record Paid(long loan, long amountMinor, String key) {}

    Borrower(Client self, Client admin, Memory memory, long seed) {
        this.self = self;
        this.admin = admin;
        this.memory = memory;
        this.random = new Random(seed);
    }

    /** An account with money, and a first loan. */
    boolean prepare() {
        if (!self.register()) {
            return false;
        }
        memory.add(new Seen.Registered(self.userId()));
        topUp(20_000_000);
        borrow();
        return !loans.isEmpty();
    }

    void act() {
        int dice = random.nextInt(100);
        if (loans.isEmpty() || dice < 8) {
            borrow();
        } else if (dice < 24) {
            topUp(5_000 + random.nextInt(25_000));
        } else if (dice < 30) {
            pay(new Paid(anyLoan(), MORE_THAN_A_LOAN_MINOR, newKey()));
        } else if (dice < 36) {
            pay(new Paid(anyLoan(), FAR_TOO_MUCH_MINOR, newKey()));
        } else {
            pay(new Paid(anyLoan(), 1_000 + random.nextInt(4_000), newKey()));
        }
    }

    private void borrow() {
        long principal = PRINCIPAL_MINOR + applications++;
        String json = """
                {"principal_amount": "%s", "tenure_months": 6, "idempotency_key": "%s"}""".formatted(rupees(principal), newKey());
        self.post("/api/loans/apply", json)
                .filter(answer -> answer.status() == 201)
                .ifPresent(answer -> {
                    long loan = answer.json().at("/id").asLong();
                    memory.add(new Seen.Applied(loan, self.userId(), principal));
                    approve(loan, principal);
                });
    }

    /** The answer may be that the decision stands and the money is under way: asked again, it tells what came of it. */
    private void approve(long loan, long principalMinor) {
        String json = """
                {"loan_id": %d, "approved": true}""".formatted(loan);
        for (int i = 0; i < ASKED_MAX; i++) {
            Optional<Answer> answer = admin.post("/api/loans/admin/approve", json);
            String status = answer.map(told -> told.at("/status")).orElse("");
            if (status.equals("ACTIVE")) {
                memory.add(new Seen.Disbursed(loan, self.userId(), principalMinor));
                loans.add(loan);
                return;
            }
            if (answer.isEmpty() || answer.get().status() >= 400) {
                return;
            }
        }
    }

    private void topUp(long amountMinor) {
        String key = newKey();
        String json = """
                {"amount": "%s", "idempotency_key": "%s"}""".formatted(rupees(amountMinor), key);
        self.post("/api/wallet/top-up", json)
                .filter(answer -> answer.status() == 200)
                .ifPresent(answer -> memory.add(new Seen.ToppedUp(self.userId(), key, amountMinor)));
    }

    private void pay(Paid payment) {
        Optional<Answer> answer = self.post(REPAYMENTS, json(payment));
        answer.ifPresent(told -> {
            remember(payment, told);
            if (told.status() == 200 && random.nextInt(10) == 0) {
                payAgain(payment, told);
            }
        });
    }

    private void remember(Paid payment, Answer told) {
        switch (told.status()) {
            case 200 -> {
                memory.add(new Seen.Repaid(self.userId(), payment.key(), payment.amountMinor()));
                if (told.json().at("/loan_closed").asBoolean()) {
                    loans.remove(payment.loan());
                }
            }
            case 400, 409 -> {
                memory.add(new Seen.Refused(self.userId(), payment.key(), told.at("/code")));
                if (payment.amountMinor() < MORE_THAN_A_LOAN_MINOR && loans.remove(payment.loan())) {
                    payRest(payment.loan());
                }
            }
            default -> memory.add(new Seen.Contradicted("a repayment was answered " + told));
        }
    }

    /** So little is left, or nothing, that an ordinary payment is more. */
    private void payRest(long loan) {
        self.get("/api/loans/" + loan)
                .map(answer ->
                        new BigDecimal(answer.json().at("/outstanding_amount").asString("0")))
                .map(rest -> rest.movePointRight(2).longValueExact())
                .filter(rest -> rest > 0)
                .ifPresent(rest -> pay(new Paid(loan, rest, newKey())));
    }

    private void payAgain(Paid payment, Answer first) {
        self.post(REPAYMENTS, json(payment))
                .filter(second -> !second.text().equals(first.text()))
                .ifPresent(second -> memory.add(new Seen.Contradicted("%s, then %s".formatted(first, second))));
    }

    private static String json(Paid payment) {
        return """
                {"loan_id": %d, "amount": "%s", "idempotency_key": "%s"}""".formatted(payment.loan(), rupees(payment.amountMinor()), payment.key());
    }

    private Long anyLoan() {
        return loans.get(random.nextInt(loans.size()));
    }

    private String newKey() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    static String rupees(long minor) {
        return "%d.%02d".formatted(minor / 100, minor % 100);
    }
}
