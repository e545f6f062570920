package io.tranche.loan.product;

import io.tranche.contracts.Money;
import io.tranche.loan.product.ProductVersion.Audit;
import io.tranche.loan.product.ProductVersion.Label;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Conventions;
import io.tranche.loan.schedule.DayCount;
import io.tranche.loan.schedule.Frequency;
import io.tranche.loan.schedule.InterestMethod;
import io.tranche.loan.schedule.Rounding;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A version of a product as a row of its table. */
final class ProductRows {

    static final String INSERT = """
            INSERT INTO product_version (
                product_code, version, name, offered, effective_from, recorded_at, recorded_by, reason, currency,
                principal_min_minor, principal_max_minor, tenure_months_min, tenure_months_max,
                rate_percent, rate_percent_min, rate_percent_max,
                score_mins, score_rates_percent, score_principal_max_minor,
                interest_method, day_count, frequency, rounding, penalty_rate_percent, grace_days, origination_fee_minor, allocation_order,
                concurrent_loans_max, overdue_loans_max, income_required, debt_to_income_percent_max,
                wallet_transactions_min, score_min, funding_policy, house_allowed, funding_shortfall, platform_fee_percent)
            VALUES (
                :code, :version, :name, :offered, :effective, :at, :by, :reason, :currency,
                :principalMin, :principalMax, :tenureMin, :tenureMax,
                :rate, :rateMin, :rateMax,
                :scoreMins, :scoreRates, :scorePrincipals,
                :method, :dayCount, :frequency, :rounding, :penaltyRate, :graceDays, :fee, :allocation,
                :concurrentMax, :overdueMax, :incomeRequired, :debtToIncomeMax,
                :transactionsMin, :scoreMin, :policy, :house, :shortfall, :platformFee)
            """;

    private ProductRows() {}

    static StatementSpec bind(StatementSpec statement, ProductVersion version) {
        ProductTerms terms = version.terms();
        StatementSpec named = statement
                .param("code", version.ref().code().value())
                .param("version", version.ref().version())
                .param("name", version.label().name())
                .param("offered", version.label().offered())
                .param("effective", utc(version.effectiveFrom()))
                .param("at", utc(version.audit().at()))
                .param("by", version.audit().by())
                .param("reason", version.audit().reason());
        return bind(bind(bind(named, terms.limits()), terms.pricing()), terms)
                .param("concurrentMax", terms.demands().concurrentLoansMax())
                .param("overdueMax", terms.demands().overdueLoansMax())
                .param("incomeRequired", terms.demands().incomeRequired())
                .param("debtToIncomeMax", terms.demands().debtToIncomePercentMax())
                .param("transactionsMin", terms.demands().walletTransactionsMin())
                .param("scoreMin", terms.demands().scoreMin())
                .param("policy", terms.funding().policy().name())
                .param("house", terms.funding().houseAllowed())
                .param("shortfall", terms.funding().shortfall().name())
                .param("platformFee", terms.funding().platformFeePercent());
    }

    private static StatementSpec bind(StatementSpec statement, Limits limits) {
        return statement
                .param("currency", limits.principalMin().currency().getCurrencyCode())
                .param("principalMin", limits.principalMin().minorUnits())
                .param("principalMax", limits.principalMax().minorUnits())
                .param("tenureMin", limits.tenureMonthsMin())
                .param("tenureMax", limits.tenureMonthsMax());
    }

    private static StatementSpec bind(StatementSpec statement, Pricing pricing) {
        List<ScoreBand> table = pricing.scoreTable();
        return statement
                .param("rate", pricing.rate().percent())
                .param("rateMin", pricing.rateMin().percent())
                .param("rateMax", pricing.rateMax().percent())
                .param("scoreMins", table.stream().map(ScoreBand::scoreMin).toArray(Integer[]::new))
                .param(
                        "scoreRates",
                        table.stream().map(band -> band.rate().percent()).toArray(BigDecimal[]::new))
                .param(
                        "scorePrincipals",
                        table.stream()
                                .map(band -> band.principalMax().minorUnits())
                                .toArray(Long[]::new));
    }

    private static StatementSpec bind(StatementSpec statement, ProductTerms terms) {
        return statement
                .param("method", terms.conventions().method().name())
                .param("dayCount", terms.conventions().dayCount().name())
                .param("frequency", terms.conventions().frequency().name())
                .param("rounding", terms.conventions().rounding().name())
                .param("penaltyRate", terms.charges().penaltyRate().percent())
                .param("graceDays", terms.charges().graceDays())
                .param("fee", terms.charges().originationFee().minorUnits())
                .param("allocation", terms.charges().allocationOrder().name());
    }

    static ProductVersion version(ResultSet row, int number) throws SQLException {
        return new ProductVersion(
                new ProductRef(new ProductCode(row.getString("product_code")), row.getInt("version")),
                row.getBoolean("bank_default"),
                new Label(row.getString("name"), row.getBoolean("offered")),
                terms(row),
                instant(row, "effective_from"),
                new Audit(
                        instant(row, "recorded_at"),
                        row.getObject("recorded_by", Long.class),
                        row.getString("reason")));
    }

    private static ProductTerms terms(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new ProductTerms(
                new Limits(
                        Money.ofMinor(row.getLong("principal_min_minor"), currency),
                        Money.ofMinor(row.getLong("principal_max_minor"), currency),
                        row.getInt("tenure_months_min"),
                        row.getInt("tenure_months_max")),
                new Pricing(
                        rate(row, "rate_percent"),
                        rate(row, "rate_percent_min"),
                        rate(row, "rate_percent_max"),
                        scoreTable(row, currency)),
                conventions(row),
                new Charges(
                        rate(row, "penalty_rate_percent"),
                        row.getInt("grace_days"),
                        Money.ofMinor(row.getLong("origination_fee_minor"), currency),
                        AllocationOrder.valueOf(row.getString("allocation_order"))),
                demands(row),
                new FundingTerms(
                        FundingTerms.Policy.valueOf(row.getString("funding_policy")),
                        row.getBoolean("house_allowed"),
                        FundingTerms.Shortfall.valueOf(row.getString("funding_shortfall")),
                        row.getBigDecimal("platform_fee_percent")));
    }

    private static Conventions conventions(ResultSet row) throws SQLException {
        return new Conventions(
                InterestMethod.valueOf(row.getString("interest_method")),
                DayCount.valueOf(row.getString("day_count")),
                Frequency.valueOf(row.getString("frequency")),
                Rounding.valueOf(row.getString("rounding")));
    }

    private static Demands demands(ResultSet row) throws SQLException {
        return new Demands(
                row.getInt("concurrent_loans_max"),
                row.getInt("overdue_loans_max"),
                row.getBoolean("income_required"),
                row.getInt("debt_to_income_percent_max"),
                row.getInt("wallet_transactions_min"),
                row.getInt("score_min"));
    }

    private static List<ScoreBand> scoreTable(ResultSet row, Currency currency) throws SQLException {
        Integer[] scores = (Integer[]) row.getArray("score_mins").getArray();
        BigDecimal[] rates = (BigDecimal[]) row.getArray("score_rates_percent").getArray();
        Long[] principals = (Long[]) row.getArray("score_principal_max_minor").getArray();
        return IntStream.range(0, scores.length)
                .mapToObj(line -> new ScoreBand(
                        scores[line], new AnnualRate(rates[line]), Money.ofMinor(principals[line], currency)))
                .toList();
    }

    private static AnnualRate rate(ResultSet row, String column) throws SQLException {
        return new AnnualRate(row.getBigDecimal(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
