package io.tranche.chaos.load;

import io.tranche.chaos.load.Api.Answer;
import java.util.Optional;
import java.util.Random;

/** Borrows, repays, prepays, tops up, and now and then asks for what must be refused. */
final class Borrower {

    private static final long PRINCIPAL_MINOR = 100_000;
    private static final int ASKED_MAX = 10;

    private final Client self;
    private final Client admin;
    private final Memory memory;
    private final Random random;
    private final Debts debts;
    private final Wallet wallet;
    private long applications;

    Borrower(Client self, Client admin, Memory memory, long seed) {
        this.self = self;
        this.admin = admin;
        this.memory = memory;
        this.random = new Random(seed);
        this.debts = new Debts(self, admin, memory, random);
        this.wallet = new Wallet(self, memory, random);
    }

    /** An account with money, and a first loan. */
    boolean prepare() {
        if (!self.register("USER")) {
            return false;
        }
        memory.add(new Seen.Registered(self.userId()));
        wallet.topUp("/api/wallet/top-up", 20_000_000);
        borrow();
        return !debts.isEmpty();
    }

    void act() {
        int dice = random.nextInt(100);
        if (debts.isEmpty() || dice < 8) {
            borrow();
        } else if (dice < 20) {
            wallet.topUp("/api/wallet/top-up", 5_000 + random.nextInt(25_000));
        } else if (dice < 26) {
            debts.payMoreThanIsOwed();
        } else if (dice < 32) {
            debts.payMoreThanThereIs();
        } else if (dice < 38) {
            debts.prepay();
        } else if (dice < 44) {
            debts.haveTakenBack();
        } else {
            debts.pay();
        }
    }

    /** Of every other loan, what falls due is taken from the wallet. */
    private void borrow() {
        long principal = PRINCIPAL_MINOR + applications++;
        String json = """
                {"principal_amount": "%s", "tenure_months": 6, "auto_debit": %s, "idempotency_key": "%s"}""".formatted(rupees(principal), random.nextBoolean(), Client.newKey(random));
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
                debts.add(loan);
                return;
            }
            if (answer.isEmpty() || answer.get().status() >= 400) {
                return;
            }
        }
    }

    static String rupees(long minor) {
        return "%d.%02d".formatted(minor / 100, minor % 100);
    }
}
