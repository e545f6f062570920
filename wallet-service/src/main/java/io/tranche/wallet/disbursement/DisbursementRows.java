package io.tranche.wallet.disbursement;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.ShareColumns;
import io.tranche.wallet.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A disbursement as a row of its table, with what it waits with in the queue. */
final class DisbursementRows {

    private DisbursementRows() {}

    static StatementSpec bind(StatementSpec statement, List<Disbursement> rows) {
        List<List<AccountShare>> allocations = rows.stream()
                .map(disbursement -> of(disbursement, Payout::allocations))
                .map(shares -> shares == null ? List.<AccountShare>of() : shares)
                .toList();
        return statement
                .param("loans", rows.stream().mapToLong(Disbursement::loanId).toArray())
                .param(
                        "statuses",
                        texts(rows, disbursement -> disbursement.status().name()))
                .param("reasons", texts(rows, disbursement -> Objects.toString(disbursement.reason(), null)))
                .param("borrowers", longs(rows, payout -> payout.borrower().value()))
                .param(
                        "currencies",
                        texts(
                                rows,
                                disbursement -> of(
                                        disbursement,
                                        payout -> payout.principal().currency().getCurrencyCode())))
                .param("principals", longs(rows, payout -> payout.principal().minorUnits()))
                .param("fees", fees(rows))
                .param("accounts", ShareColumns.accountLiterals(allocations))
                .param("amounts", ShareColumns.amountLiterals(allocations));
    }

    static Disbursement toDisbursement(ResultSet row, int rowNumber) throws SQLException {
        String reason = row.getString("reason");
        DisbursementStatus status = DisbursementStatus.valueOf(row.getString("status"));
        return new Disbursement(
                row.getLong("loan_id"),
                status,
                reason == null ? null : RefusalReason.valueOf(reason),
                toPayout(row),
                // Whoever waited for the lock of a loan decided meanwhile reads its new status beside its old place in
                // the queue.
                status == DisbursementStatus.QUEUED ? toWaiting(row) : null);
    }

    private static @Nullable Payout toPayout(ResultSet row) throws SQLException {
        String currencyCode = row.getString("currency");
        if (currencyCode == null) {
            return null;
        }
        Currency currency = Currency.getInstance(currencyCode);
        return new Payout(
                new AccountId(row.getLong("borrower_account_id")),
                Money.ofMinor(row.getLong("principal_minor"), currency),
                ShareColumns.read(row, "allocation", currency),
                fee(row, "fee_minor", currency));
    }

    static @Nullable Waiting toWaiting(ResultSet row) throws SQLException {
        String currencyCode = row.getString("wanted_currency");
        if (currencyCode == null) {
            return null;
        }
        return new Waiting(
                row.getLong("loan_id"),
                new UserId(row.getLong("borrower_id")),
                Money.ofMinor(row.getLong("wanted_minor"), Currency.getInstance(currencyCode)),
                fee(row, "wanted_fee_minor", Currency.getInstance(currencyCode)),
                new Funding(
                        FundingPolicy.valueOf(row.getString("policy")),
                        row.getBoolean("house_allowed"),
                        FundingShortfall.QUEUE,
                        row.getObject("credit_score", Integer.class)),
                row.getObject("event_id", UUID.class),
                instant(row, "queued_at"),
                instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Money fee(ResultSet row, String column, Currency currency) throws SQLException {
        Long minorUnits = row.getObject(column, Long.class);
        return minorUnits == null ? null : Money.ofMinor(minorUnits, currency);
    }

    private static @Nullable Long[] fees(List<Disbursement> rows) {
        return rows.stream().map(DisbursementRows::feeMinor).toArray(Long[]::new);
    }

    private static @Nullable Long feeMinor(Disbursement disbursement) {
        Money fee = disbursement.payout() == null ? null : disbursement.payout().fee();
        return fee == null ? null : fee.minorUnits();
    }

    private static <T> @Nullable T of(Disbursement disbursement, Function<Payout, T> part) {
        Payout payout = disbursement.payout();
        return payout == null ? null : part.apply(payout);
    }

    private static @Nullable Long[] longs(List<Disbursement> rows, Function<Payout, Long> column) {
        return rows.stream().map(disbursement -> of(disbursement, column)).toArray(Long[]::new);
    }

    private static @Nullable String[] texts(List<Disbursement> rows, Function<Disbursement, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
