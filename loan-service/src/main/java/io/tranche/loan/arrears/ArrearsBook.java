package io.tranche.loan.arrears;

import io.tranche.contracts.AssetClass;
import io.tranche.contracts.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of all loans, also those that owe nothing. */
@Component
public final class ArrearsBook {

    /** The last day that was closed is the day before today. */
    private static final String OF_LOANS = """
            SELECT loan.id, loan.currency, coalesce(arrears.overdue_minor, 0) AS overdue_minor,
                   coalesce((SELECT today FROM business_date) - arrears.overdue_since, 0) AS days_past_due,
                   coalesce(class.class, 'STANDARD') AS class,
                   (SELECT coalesce(sum(penalty_minor - paid_penalty_minor), 0) FROM installment WHERE loan_id = loan.id)
                       AS penalty_minor
            FROM loan
            LEFT JOIN arrears ON arrears.loan_id = loan.id
            LEFT JOIN borrower_class class ON class.borrower_id = loan.borrower_id
            WHERE loan.id = ANY (:loans)
            """;

    /** Days in a row are one line. */
    private static final String PENALTIES = """
            SELECT min(business_date) AS first_day, max(business_date) AS last_day, count(*) AS days,
                   sum(amount_minor) AS minor, min(started_at) AS began_at, currency
            FROM (SELECT charge.business_date, charge.amount_minor, day_end.started_at, loan.currency,
                         charge.business_date - row_number() OVER (ORDER BY charge.business_date)::integer AS run
                  FROM penalty_charge charge
                       JOIN day_end ON day_end.business_date = charge.business_date
                       JOIN loan ON loan.id = charge.loan_id
                  WHERE charge.loan_id = :loan) AS charged
            GROUP BY run, currency ORDER BY 1 LIMIT :limit
            """;

    private final JdbcClient database;

    ArrearsBook(JdbcClient database) {
        this.database = database;
    }

    /** By loan. */
    public Map<Long, Arrears> of(Collection<Long> loanIds) {
        Map<Long, Arrears> found = new HashMap<>();
        if (!loanIds.isEmpty()) {
            database.sql(OF_LOANS).param("loans", loanIds.toArray(Long[]::new)).query(row -> {
                found.put(row.getLong("id"), arrears(row));
            });
        }
        return found;
    }

    /** Oldest first. */
    public List<PenaltyRun> penalties(long loanId, int limit) {
        return database.sql(PENALTIES)
                .param("loan", loanId)
                .param("limit", limit)
                .query((row, number) -> new PenaltyRun(
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getInt("days"),
                        Money.ofMinor(row.getLong("minor"), Currency.getInstance(row.getString("currency"))),
                        row.getObject("began_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Arrears arrears(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Arrears(
                row.getInt("days_past_due"),
                Money.ofMinor(row.getLong("overdue_minor"), currency),
                Money.ofMinor(row.getLong("penalty_minor"), currency),
                AssetClass.valueOf(row.getString("class")));
    }
}
