package io.tranche.wallet.collection;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.ShareColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code collection}: one row per repayment that was asked for, for ever. */
@Component
class CollectedRepayments {

    private final JdbcClient jdbc;
    private final Clock clock;

    CollectedRepayments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<CollectedRepayment> lock(Collection<Long> repaymentIds) {
        return jdbc.sql("""
                        SELECT repayment_id, loan_id, status, reason, borrower_account_id, currency, amount_minor,
                            share_account_ids, share_amounts_minor, share_fees_minor
                        FROM collection WHERE repayment_id = ANY (?)
                        ORDER BY repayment_id FOR UPDATE""")
                .param(repaymentIds.stream().mapToLong(Long::longValue).toArray())
                .query(CollectedRepayments::toCollected)
                .list();
    }

    /** Fails on a repayment that another transaction has decided meanwhile; the caller then starts again and sees it. */
    void insert(List<CollectedRepayment> decided) {
        OffsetDateTime now = now();
        List<List<AccountShare>> shares =
                decided.stream().map(CollectedRepayment::shares).toList();
        jdbc.sql("""
                        INSERT INTO collection (repayment_id, loan_id, status, reason, borrower_account_id, currency,
                            amount_minor, share_account_ids, share_amounts_minor, share_fees_minor, created_at, updated_at)
                        SELECT repayment_id, loan_id, status, reason, borrower_account_id, currency, amount_minor,
                            share_account_ids::bigint[], share_amounts_minor::bigint[], share_fees_minor::bigint[], ?, ?
                        FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[],
                                ?::text[], ?::text[], ?::text[])
                            AS decided (repayment_id, loan_id, status, reason, borrower_account_id, currency, amount_minor,
                                share_account_ids, share_amounts_minor, share_fees_minor)""")
                .param(now)
                .param(now)
                .param(decided.stream()
                        .mapToLong(CollectedRepayment::repaymentId)
                        .toArray())
                .param(decided.stream().mapToLong(CollectedRepayment::loanId).toArray())
                .param(texts(decided, collected -> collected.status().name()))
                .param(texts(decided, collected -> name(collected.reason())))
                .param(decided.stream()
                        .mapToLong(collected -> collected.borrower().value())
                        .toArray())
                .param(texts(decided, collected -> collected.amount().currency().getCurrencyCode()))
                .param(decided.stream()
                        .mapToLong(collected -> collected.amount().minorUnits())
                        .toArray())
                .param(ShareColumns.accountLiterals(shares))
                .param(ShareColumns.amountLiterals(shares))
                .param(ShareColumns.feeLiterals(shares))
                .update();
    }

    /** Only the status of a collection ever changes. */
    void update(List<CollectedRepayment> changed) {
        jdbc.sql("""
                        UPDATE collection SET status = changed.status, updated_at = ?
                        FROM unnest(?::bigint[], ?::text[]) AS changed (repayment_id, status)
                        WHERE collection.repayment_id = changed.repayment_id""")
                .param(now())
                .param(changed.stream()
                        .mapToLong(CollectedRepayment::repaymentId)
                        .toArray())
                .param(texts(changed, collected -> collected.status().name()))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String name(@Nullable RefusalReason reason) {
        return reason == null ? null : reason.name();
    }

    private static @Nullable String[] texts(
            List<CollectedRepayment> rows, Function<CollectedRepayment, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static CollectedRepayment toCollected(ResultSet row, int rowNumber) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        String reason = row.getString("reason");
        return new CollectedRepayment(
                row.getLong("repayment_id"),
                row.getLong("loan_id"),
                CollectionStatus.valueOf(row.getString("status")),
                reason == null ? null : RefusalReason.valueOf(reason),
                new AccountId(row.getLong("borrower_account_id")),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                ShareColumns.readWithFees(row, "share", currency));
    }
}
