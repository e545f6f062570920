package io.tranche.chaos.check;

import io.tranche.chaos.check.Evidence.LoanRow;
import io.tranche.chaos.check.Evidence.Movement;
import io.tranche.chaos.check.Evidence.PaymentRow;
import io.tranche.chaos.check.Evidence.UserAccount;
import io.tranche.chaos.load.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a client was told to have succeeded is there once; of what was refused nothing is there. */
public final class SeenOnce implements Check {

    private static final Set<String> PAID_OUT = Set.of("ACTIVE", "CLOSED");
    private static final String REPAYMENT = "repayment";
    private static final String TAKEN = "EMI_PAYMENT";
    private static final String RETURNED = "REFUND";

    private record PaymentKey(String kind, long userId, String key) {}

    private record Reference(long userId, String source, String reference) {}

    private record Principal(long userId, long minor) {}

    @Override
    public String promise() {
        return "every request that a client saw succeed is there once";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        Index index = new Index(evidence);
        List<String> found = new ArrayList<>();
        for (Seen seen : evidence.seen()) {
            String wrong = index.wrongWith(seen);
            if (!wrong.isEmpty()) {
                found.add(seen + ": " + wrong);
            }
        }
        return found;
    }

    private static final class Index {

        private final Map<Long, List<UserAccount>> accounts;
        private final Map<Principal, List<LoanRow>> loans;
        private final Map<PaymentKey, List<PaymentRow>> payments;
        private final Map<Reference, List<Movement>> movements;
        private final Set<PaymentKey> askedBack = new HashSet<>();

        Index(Evidence evidence) {
            Evidence.Tables tables = evidence.tables();
            accounts = by(tables.accounts(), UserAccount::userId);
            loans = by(tables.loans(), row -> new Principal(row.borrowerId(), row.principalMinor()));
            payments = by(tables.payments(), row -> new PaymentKey(row.kind(), row.userId(), row.key()));
            movements = by(tables.movements(), row -> new Reference(row.userId(), row.source(), row.reference()));
            for (Seen seen : evidence.seen()) {
                if (seen instanceof Seen.AskedBack payment) {
                    askedBack.add(new PaymentKey(REPAYMENT, payment.userId(), payment.key()));
                }
            }
        }

        private static <K, T> Map<K, List<T>> by(List<T> rows, Function<T, K> key) {
            Map<K, List<T>> index = new HashMap<>();
            rows.forEach(row -> index.computeIfAbsent(key.apply(row), unknown -> new ArrayList<>())
                    .add(row));
            return index;
        }

        /** Empty if nothing is. */
        String wrongWith(Seen seen) {
            return switch (seen) {
                case Seen.Registered user -> once(accounts.getOrDefault(user.userId(), List.of()), "account");
                case Seen.Applied loan -> once(loansOf(loan.userId(), loan.principalMinor()), "loan");
                case Seen.Disbursed loan -> wrongWith(loan);
                case Seen.Repaid repaid -> wrongWith(repaid);
                case Seen.AskedBack payment -> "";
                case Seen.TakenBack payment ->
                    wrongWithTakenBack(paymentsOf(new PaymentKey(REPAYMENT, payment.userId(), payment.key())));
                case Seen.ToppedUp topUp ->
                    wrongWith(
                            new PaymentKey("top_up", topUp.userId(), topUp.key()), "WALLET_TOPUP", topUp.amountMinor());
                case Seen.Refused refused -> wrongWith(refused);
                case Seen.Contradicted contradiction -> "a client was told different things";
            };
        }

        private String wrongWith(Seen.Disbursed loan) {
            List<LoanRow> rows = loansOf(loan.userId(), loan.principalMinor());
            boolean paidOut =
                    rows.size() == 1 && PAID_OUT.contains(rows.getFirst().status());
            return paidOut
                    ? moved(
                            new Reference(loan.userId(), "LOAN_DISBURSEMENT", loan.loanId() + ""),
                            loan.principalMinor())
                    : "loans: " + rows;
        }

        /** May be taken back only if somebody asked for that. */
        private String wrongWith(Seen.Repaid repaid) {
            PaymentKey key = new PaymentKey(REPAYMENT, repaid.userId(), repaid.key());
            List<PaymentRow> rows = paymentsOf(key);
            boolean takenBack = askedBack.contains(key)
                    && rows.size() == 1
                    && rows.getFirst().status().equals("REVERSED");
            return takenBack ? wrongWithTakenBack(rows) : wrongWith(key, TAKEN, repaid.amountMinor());
        }

        private String wrongWithTakenBack(List<PaymentRow> rows) {
            if (rows.size() != 1 || !rows.getFirst().status().equals("REVERSED")) {
                return "rows: " + rows;
            }
            PaymentRow row = rows.getFirst();
            return moved(new Reference(row.userId(), TAKEN, row.id() + ""), row.amountMinor())
                    + moved(new Reference(row.userId(), RETURNED, row.id() + ""), row.amountMinor());
        }

        private String wrongWith(PaymentKey key, String source, long amountMinor) {
            List<PaymentRow> rows = paymentsOf(key);
            boolean succeeded = rows.size() == 1 && rows.getFirst().status().equals("SUCCESS");
            return succeeded
                    ? moved(new Reference(key.userId(), source, rows.getFirst().id() + ""), amountMinor)
                    : "rows: " + rows;
        }

        private String wrongWith(Seen.Refused refused) {
            List<PaymentRow> rows = paymentsOf(new PaymentKey(REPAYMENT, refused.userId(), refused.key()));
            for (PaymentRow row : rows) {
                int taken = movementsOf(new Reference(refused.userId(), TAKEN, row.id() + ""))
                        .size();
                int returned = movementsOf(new Reference(refused.userId(), RETURNED, row.id() + ""))
                        .size();
                if (row.status().equals("SUCCESS") || taken != returned) {
                    return "%s, taken %d times and given back %d times".formatted(row, taken, returned);
                }
            }
            return rows.size() > 1 ? "rows: " + rows : "";
        }

        private String moved(Reference reference, long amountMinor) {
            List<Movement> found = movementsOf(reference);
            boolean right = found.size() == 1 && found.getFirst().amountMinor() == amountMinor;
            return right ? "" : "money moved: " + found;
        }

        private List<PaymentRow> paymentsOf(PaymentKey key) {
            return payments.getOrDefault(key, List.of());
        }

        private List<Movement> movementsOf(Reference reference) {
            return movements.getOrDefault(reference, List.of());
        }

        private List<LoanRow> loansOf(long userId, long principalMinor) {
            return loans.getOrDefault(new Principal(userId, principalMinor), List.of());
        }

        private static String once(List<?> rows, String what) {
            return rows.size() == 1 ? "" : what + "s: " + rows;
        }
    }
}
