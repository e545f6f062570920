package io.tranche.chaos.load;

import io.tranche.chaos.load.Api.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A borrower's loans, and what is paid for them. */
final class Debts {

    private static final String REPAYMENTS = "/api/repayments/make-payment";
    private static final long FAR_TOO_MUCH_MINOR = 99_999_999_900L;
    private static final long MORE_THAN_A_LOAN_MINOR = 5_000_000;

    private final Client borrower;
    private final Client admin;
    private final Memory memory;
    private final Random random;
    private final List<Long> loans = new ArrayList<>();
    private @Nullable Counted last;

    private record Payment(long loan, long amountMinor, String key, String extra) {

        String json() {
            return """
                    {"loan_id": %d, "amount": "%s", "idempotency_key": "%s"%s}""".formatted(loan, Borrower.rupees(amountMinor), key, extra);
        }
    }

    private record Counted(long repayment, String key) {}

    Debts(Client borrower, Client admin, Memory memory, Random random) {
        this.borrower = borrower;
        this.admin = admin;
        this.memory = memory;
        this.random = random;
    }

    boolean isEmpty() {
        return loans.isEmpty();
    }

    void add(long loan) {
        loans.add(loan);
    }

    void pay() {
        pay(ofAnyLoan(1_000 + random.nextInt(4_000), ""));
    }

    void prepay() {
        pay(ofAnyLoan(10_000 + random.nextInt(10_000), ", \"prepayment\": \"REDUCE_EMI\""));
    }

    void payMoreThanIsOwed() {
        pay(ofAnyLoan(MORE_THAN_A_LOAN_MINOR, ""));
    }

    void payMoreThanThereIs() {
        pay(ofAnyLoan(FAR_TOO_MUCH_MINOR, ""));
    }

    /** What was last paid, by the admin. */
    void haveTakenBack() {
        Counted payment = last;
        if (payment == null) {
            return;
        }
        last = null;
        memory.add(new Seen.AskedBack(borrower.userId(), payment.key()));
        admin.post("/api/repayments/%d/reverse".formatted(payment.repayment()), """
                        {"reason": "Paid from the wrong wallet"}""")
                .filter(answer -> answer.status() == 200)
                .ifPresent(answer -> memory.add(new Seen.TakenBack(borrower.userId(), payment.key())));
    }

    private void pay(Payment payment) {
        Optional<Answer> answer = borrower.post(REPAYMENTS, payment.json());
        answer.ifPresent(told -> {
            remember(payment, told);
            if (told.status() == 200 && random.nextInt(10) == 0) {
                payAgain(payment, told);
            }
        });
    }

    private void remember(Payment payment, Answer told) {
        switch (told.status()) {
            case 200 -> {
                memory.add(new Seen.Repaid(borrower.userId(), payment.key(), payment.amountMinor()));
                last = new Counted(told.json().at("/repayment/id").asLong(), payment.key());
                if (told.json().at("/loan_closed").asBoolean()) {
                    loans.remove(payment.loan());
                }
            }
            case 400, 409 -> {
                memory.add(new Seen.Refused(borrower.userId(), payment.key(), told.at("/code")));
                if (payment.amountMinor() < MORE_THAN_A_LOAN_MINOR && loans.remove(payment.loan())) {
                    payRest(payment.loan());
                }
            }
            default -> memory.add(new Seen.Contradicted("a repayment was answered " + told));
        }
    }

    /** So little is left, or nothing, that an ordinary payment is more. */
    private void payRest(long loan) {
        borrower.get("/api/loans/" + loan)
                .map(answer ->
                        new BigDecimal(answer.json().at("/outstanding_amount").asString("0")))
                .map(rest -> rest.movePointRight(2).longValueExact())
                .filter(rest -> rest > 0)
                .ifPresent(rest -> pay(new Payment(loan, rest, Client.newKey(random), "")));
    }

    private void payAgain(Payment payment, Answer first) {
        borrower.post(REPAYMENTS, payment.json())
                .filter(second -> !second.text().equals(first.text()))
                .ifPresent(second -> memory.add(new Seen.Contradicted("%s, then %s".formatted(first, second))));
    }

    private Payment ofAnyLoan(long amountMinor, String extra) {
        return new Payment(loans.get(random.nextInt(loans.size())), amountMinor, Client.newKey(random), extra);
    }
}
