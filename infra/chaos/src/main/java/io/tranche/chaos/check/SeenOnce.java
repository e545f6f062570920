package io.tranche.chaos.check;

import io.tranche.chaos.check.Evidence.LoanRow;
import io.tranche.chaos.check.Evidence.Movement;
import io.tranche.chaos.check.Evidence.PaymentRow;
import io.tranche.chaos.check.Evidence.UserAccount;
import io.tranche.chaos.load.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a client was told to have succeeded is there once; of what was refused nothing is there. */
public final class SeenOnce implements Check {

    private static final Set<String> PAID_OUT = Set.of("ACTIVE", "CLOSED");

    private record PaymentKey(String kind, long userId, String key) {}

    private record Reference(long userId, String source, String reference) {}

    private record Principal(long userId, long minor) {}

    @Override
    public String promise() {
        return "every request that a client saw succeed is there once";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        Index index = new Index(evidence.tables());
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

        Index(Evidence.Tables tables) {
            accounts = by(tables.accounts(), UserAccount::userId);
            loans = by(tables.loans(), row -> new Principal(row.borrowerId(), row.principalMinor()));
            payments = by(tables.payments(), row -> new PaymentKey(row.kind(), row.userId(), row.key()));
            movements = by(tables.movements(), row -> new Reference(row.userId(), row.source(), row.reference()));
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
                case Seen.Repaid repaid ->
                    wrongWith(
                            new PaymentKey("repayment", repaid.userId(), repaid.key()),
                            "EMI_PAYMENT",
                            repaid.amountMinor());
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

        private String wrongWith(PaymentKey key, String source, long amountMinor) {
            List<PaymentRow> rows = payments.getOrDefault(key, List.of());
            boolean succeeded = rows.size() == 1 && rows.getFirst().status().equals("SUCCESS");
            return succeeded
                    ? moved(new Reference(key.userId(), source, rows.getFirst().id() + ""), amountMinor)
                    : "rows: " + rows;
        }

        private String wrongWith(Seen.Refused refused) {
            List<PaymentRow> rows =
                    payments.getOrDefault(new PaymentKey("repayment", refused.userId(), refused.key()), List.of());
            for (PaymentRow row : rows) {
                int taken = movementsOf(new Reference(refused.userId(), "EMI_PAYMENT", row.id() + ""))
                        .size();
                int returned = movementsOf(new Reference(refused.userId(), "REFUND", row.id() + ""))
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
