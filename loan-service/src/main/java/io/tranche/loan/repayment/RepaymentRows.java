package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.lifecycle.LoanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;

/** Repayments as rows. */
final class RepaymentRows {

    private RepaymentRows() {}

    static Repayment repayment(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        PaymentOrder order = new PaymentOrder(
                row.getLong("borrower_id"),
                new LoanId(row.getLong("loan_id")),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                PaymentKind.valueOf(row.getString("kind")),
                row.getString("idempotency_key"),
                row.getBoolean("standing"));
        Long after = row.getObject("outstanding_after_minor", Long.class);
        return new Repayment(
                new RepaymentId(row.getLong("id")),
                order,
                row.getObject("value_date", LocalDate.class),
                RepaymentStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                reservation(row, order),
                after == null ? null : Money.ofMinor(after, currency),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static Money reservation(ResultSet row, PaymentOrder order) throws SQLException {
        Money amount = order.amount();
        Long reserved = row.getObject("reserved_minor", Long.class);
        if (!row.getBoolean("reserved")) {
            return Money.zero(amount.currency());
        }
        return reserved == null ? amount : Money.ofMinor(reserved, amount.currency());
    }
}
