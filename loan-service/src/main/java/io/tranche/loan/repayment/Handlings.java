package io.tranche.loan.repayment;

import io.tranche.loan.account.Agreement.Handling;
import io.tranche.loan.account.PenaltyTerms;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.product.AllocationOrder;
import io.tranche.loan.product.ProductRef;
import io.tranche.loan.schedule.AnnualRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the products say about payments. A version never changes and there are few, so each is read once. */
@Component
final class Handlings {

    private final Map<ProductRef, Handling> known = new ConcurrentHashMap<>();
    private final JdbcClient database;

    Handlings(JdbcClient database) {
        this.database = database;
    }

    Handling of(Loan loan) {
        return known.computeIfAbsent(loan.basis().product(), this::read);
    }

    private Handling read(ProductRef product) {
        return database.sql("""
                        SELECT allocation_order, penalty_rate_percent, grace_days
                        FROM product_version
                        WHERE product_code = ? AND version = ?
                        """)
                .params(product.code().value(), product.version())
                .query(Handlings::handling)
                .single();
    }

    private static Handling handling(ResultSet row, int number) throws SQLException {
        return new Handling(
                AllocationOrder.valueOf(row.getString("allocation_order")),
                new PenaltyTerms(new AnnualRate(row.getBigDecimal("penalty_rate_percent")), row.getInt("grace_days")));
    }
}
