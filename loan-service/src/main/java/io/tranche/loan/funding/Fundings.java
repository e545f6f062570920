package io.tranche.loan.funding;

import io.tranche.contracts.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The funders of all loans. */
@Component
public final class Fundings {

    private static final String INSERT = """
            INSERT INTO funding_share (loan_id, account_id, stake_minor, out_since)
            SELECT lent.*, business_date.today
            FROM unnest(:loans::bigint[], :accounts::bigint[], :stakes::bigint[]) AS lent, business_date
            ON CONFLICT DO NOTHING
            """;
    private static final String OF_LOANS = """
            SELECT share.*, loan.currency, terms.platform_fee_percent
            FROM funding_share share
                 JOIN loan ON loan.id = share.loan_id
                 JOIN product_version terms ON terms.product_code = loan.product_code AND terms.version = loan.product_version
            WHERE share.loan_id = ANY (:loans)
            ORDER BY share.loan_id, share.account_id
            """;
    private static final String UPDATE = """
            UPDATE funding_share share
            SET received_minor = paid.received, platform_fee_minor = paid.fee, principal_minor = paid.principal,
                interest_minor = paid.interest, penalty_minor = paid.penalty,
                out_minor_days = out_minor_days
                    + (share.stake_minor - share.principal_minor)::numeric * (least(today, lost_on) - out_since),
                out_since = least(today, lost_on)
            FROM business_date, unnest(:loans::bigint[], :accounts::bigint[], :received::bigint[], :fees::bigint[],
                        :principal::bigint[], :interest::bigint[], :penalty::bigint[])
                 AS paid (loan_id, account_id, received, fee, principal, interest, penalty)
            WHERE share.loan_id = paid.loan_id AND share.account_id = paid.account_id
            """;

    private final JdbcClient database;

    Fundings(JdbcClient database) {
        this.database = database;
    }

    /** Once for each loan, however often the news of its payout comes. */
    public void add(Map<Long, LoanFunding> fundingByLoan) {
        List<Row> rows = rows(fundingByLoan);
        if (!rows.isEmpty()) {
            bindKeys(INSERT, rows)
                    .param("stakes", minor(rows, FundingShare::stake))
                    .update();
        }
    }

    public LoanFunding ofLoan(long loanId) {
        return ofLoans(List.of(loanId)).getOrDefault(loanId, new LoanFunding(List.of()));
    }

    public Map<Long, LoanFunding> ofLoans(Collection<Long> loanIds) {
        Map<Long, List<FundingShare>> shares = new TreeMap<>();
        Map<Long, PlatformFee> fees = new HashMap<>();
        database.sql(OF_LOANS).param("loans", loanIds.toArray(Long[]::new)).query(row -> {
            long loan = row.getLong("loan_id");
            fees.put(loan, new PlatformFee(row.getBigDecimal("platform_fee_percent")));
            shares.computeIfAbsent(loan, first -> new ArrayList<>()).add(share(row));
        });
        Map<Long, LoanFunding> funding = new TreeMap<>();
        shares.forEach((loan, ofLoan) ->
                funding.put(loan, new LoanFunding(ofLoan, fees.getOrDefault(loan, PlatformFee.NONE))));
        return funding;
    }

    public void update(Map<Long, LoanFunding> fundingByLoan) {
        List<Row> rows = rows(fundingByLoan);
        if (!rows.isEmpty()) {
            bindKeys(UPDATE, rows)
                    .param("received", minor(rows, FundingShare::received))
                    .param("fees", minor(rows, FundingShare::fee))
                    .param("principal", minor(rows, share -> share.applied().principal()))
                    .param("interest", minor(rows, share -> share.applied().interest()))
                    .param("penalty", minor(rows, share -> share.applied().penalty()))
                    .update();
        }
    }

    /** What has not come back by this day will not. */
    public void lose(Collection<Long> loanIds, LocalDate day) {
        if (!loanIds.isEmpty()) {
            database.sql(
                            "UPDATE funding_share SET lost_on = greatest(CAST(:day AS date), out_since) WHERE loan_id = ANY (:loans)")
                    .param("day", day)
                    .param("loans", loanIds.toArray(Long[]::new))
                    .update();
        }
    }

    private JdbcClient.StatementSpec bindKeys(String sql, List<Row> rows) {
        return database.sql(sql)
                .param("loans", rows.stream().map(Row::loanId).toArray(Long[]::new))
                .param(
                        "accounts",
                        rows.stream().map(row -> row.share.accountId()).toArray(Long[]::new));
    }

    private static Long[] minor(List<Row> rows, Function<FundingShare, Money> amount) {
        return rows.stream().map(row -> amount.apply(row.share).minorUnits()).toArray(Long[]::new);
    }

    private static List<Row> rows(Map<Long, LoanFunding> fundingByLoan) {
        return fundingByLoan.entrySet().stream()
                .flatMap(loan -> loan.getValue().shares().stream().map(share -> new Row(loan.getKey(), share)))
                .toList();
    }

    private static FundingShare share(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Parts applied = new Parts(
                Money.ofMinor(row.getLong("principal_minor"), currency),
                Money.ofMinor(row.getLong("interest_minor"), currency),
                Money.ofMinor(row.getLong("penalty_minor"), currency));
        return new FundingShare(
                row.getLong("account_id"),
                Money.ofMinor(row.getLong("stake_minor"), currency),
                Money.ofMinor(row.getLong("received_minor"), currency),
                Money.ofMinor(row.getLong("platform_fee_minor"), currency),
                applied);
    }

    private record Row(long loanId, FundingShare share) {}
}
