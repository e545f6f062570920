package io.tranche.wallet.disbursement;

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
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code disbursement}: one row per loan that was asked for, for ever. */
@Component
class Disbursements {

    private final JdbcClient jdbc;
    private final Clock clock;

    Disbursements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Disbursement> lock(Collection<Long> loanIds) {
        return jdbc.sql("""
                        SELECT loan_id, status, reason, borrower_account_id, currency, principal_minor,
                            allocation_account_ids, allocation_amounts_minor
                        FROM disbursement WHERE loan_id = ANY (?)
                        ORDER BY loan_id FOR UPDATE""")
                .param(loanIds.stream().mapToLong(Long::longValue).toArray())
                .query(Disbursements::toDisbursement)
                .list();
    }

    /** Fails on a loan that another transaction has decided meanwhile; the caller then starts again and sees it. */
    void insert(List<Disbursement> decided) {
        OffsetDateTime now = now();
        List<List<AccountShare>> allocations = decided.stream()
                .map(disbursement -> of(disbursement, Payout::allocations))
                .map(shares -> shares == null ? List.<AccountShare>of() : shares)
                .toList();
        jdbc.sql("""
                        INSERT INTO disbursement (loan_id, status, reason, borrower_account_id, currency, principal_minor,
                            allocation_account_ids, allocation_amounts_minor, created_at, updated_at)
                        SELECT loan_id, status, reason, borrower_account_id, currency, principal_minor,
                            allocation_account_ids::bigint[], allocation_amounts_minor::bigint[], ?, ?
                        FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[],
                                ?::text[])
                            AS decided (loan_id, status, reason, borrower_account_id, currency, principal_minor,
                                allocation_account_ids, allocation_amounts_minor)""")
                .param(now)
                .param(now)
                .param(decided.stream().mapToLong(Disbursement::loanId).toArray())
                .param(texts(decided, disbursement -> disbursement.status().name()))
                .param(texts(decided, disbursement -> Objects.toString(disbursement.reason(), null)))
                .param(longs(decided, payout -> payout.borrower().value()))
                .param(texts(
                        decided,
                        disbursement -> of(
                                disbursement,
                                payout -> payout.principal().currency().getCurrencyCode())))
                .param(longs(decided, payout -> payout.principal().minorUnits()))
                .param(ShareColumns.accountLiterals(allocations))
                .param(ShareColumns.amountLiterals(allocations))
                .update();
    }

    /** Only the status of a disbursement ever changes. */
    void update(List<Disbursement> changed) {
        jdbc.sql("""
                        UPDATE disbursement SET status = changed.status, updated_at = ?
                        FROM unnest(?::bigint[], ?::text[]) AS changed (loan_id, status)
                        WHERE disbursement.loan_id = changed.loan_id""")
                .param(now())
                .param(changed.stream().mapToLong(Disbursement::loanId).toArray())
                .param(texts(changed, disbursement -> disbursement.status().name()))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
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

    private static Disbursement toDisbursement(ResultSet row, int rowNumber) throws SQLException {
        String reason = row.getString("reason");
        return new Disbursement(
                row.getLong("loan_id"),
                DisbursementStatus.valueOf(row.getString("status")),
                reason == null ? null : RefusalReason.valueOf(reason),
                toPayout(row));
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
                ShareColumns.read(row, "allocation", currency));
    }
}
