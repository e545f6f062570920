package io.tranche.loan.lifecycle;

import io.tranche.contracts.Money;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.ProductRef;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Conventions;
import io.tranche.loan.schedule.DayCount;
import io.tranche.loan.schedule.Frequency;
import io.tranche.loan.schedule.InterestMethod;
import io.tranche.loan.schedule.Rounding;
import io.tranche.loan.schedule.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A loan as a row of its table. */
final class LoanRows {

    static final String INSERT = """
            INSERT INTO loan (borrower_id, product_code, product_version, monthly_income_minor, credit_score,
                              principal_minor, currency, annual_rate_percent, tenure_months,
                              interest_method, day_count, frequency, rounding,
                              status, outstanding_minor, reserved_minor, created_at, updated_at)
            VALUES (:borrower, :product, :version, :income, :score,
                    :principal, :currency, :rate, :tenure,
                    :method, :dayCount, :frequency, :rounding,
                    :status, :outstanding, :reserved, :created, :updated)
            RETURNING *
            """;

    private LoanRows() {}

    static StatementSpec bind(StatementSpec statement, Loan loan) {
        Money income = loan.basis().monthlyIncome();
        return bind(statement, loan.terms())
                .param("borrower", loan.borrowerId())
                .param("product", loan.basis().product().code().value())
                .param("version", loan.basis().product().version())
                .param("income", income == null ? null : income.minorUnits())
                .param("score", loan.basis().creditScore())
                .param("status", loan.status().name())
                .param("outstanding", loan.outstanding().minorUnits())
                .param("reserved", loan.reserved().minorUnits())
                .param("created", loan.createdAt().atOffset(ZoneOffset.UTC))
                .param("updated", loan.updatedAt().atOffset(ZoneOffset.UTC));
    }

    private static StatementSpec bind(StatementSpec statement, Terms terms) {
        return statement
                .param("principal", terms.principal().minorUnits())
                .param("currency", terms.principal().currency().getCurrencyCode())
                .param("rate", terms.rate().percent())
                .param("tenure", terms.tenureMonths())
                .param("method", terms.conventions().method().name())
                .param("dayCount", terms.conventions().dayCount().name())
                .param("frequency", terms.conventions().frequency().name())
                .param("rounding", terms.conventions().rounding().name());
    }

    static Loan loan(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Loan(
                new LoanId(row.getLong("id")),
                row.getLong("borrower_id"),
                basis(row, currency),
                terms(row, currency),
                LoanStatus.valueOf(row.getString("status")),
                Money.ofMinor(row.getLong("outstanding_minor"), currency),
                Money.ofMinor(row.getLong("reserved_minor"), currency),
                row.getString("reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static Basis basis(ResultSet row, Currency currency) throws SQLException {
        return new Basis(
                new ProductRef(new ProductCode(row.getString("product_code")), row.getInt("product_version")),
                money(row.getObject("monthly_income_minor", Long.class), currency),
                row.getObject("credit_score", Integer.class));
    }

    private static @Nullable Money money(@Nullable Long minor, Currency currency) {
        return minor == null ? null : Money.ofMinor(minor, currency);
    }

    private static Terms terms(ResultSet row, Currency currency) throws SQLException {
        return new Terms(
                Money.ofMinor(row.getLong("principal_minor"), currency),
                new AnnualRate(row.getBigDecimal("annual_rate_percent")),
                row.getInt("tenure_months"),
                new Conventions(
                        InterestMethod.valueOf(row.getString("interest_method")),
                        DayCount.valueOf(row.getString("day_count")),
                        Frequency.valueOf(row.getString("frequency")),
                        Rounding.valueOf(row.getString("rounding"))));
    }
}
