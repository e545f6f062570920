package io.tranche.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Active loans of twelve installments, of every age and due day, written straight into the tables. One in ten has left its last one to
 * four due installments unpaid, at a penal rate of 24 % after 3 days of grace.
 */
final class DayEndPopulation {

    private static final int BATCH = 50_000;
    private static final long FIRST_ID = 1_000_000_000L;

    private static final String PRODUCT = """
            INSERT INTO loan.product (code) VALUES ('bench');
            INSERT INTO loan.product_version
            SELECT made.*
            FROM loan.product_version terms, jsonb_populate_record(terms, jsonb_build_object(
                     'product_code', 'bench', 'penalty_rate_percent', 24, 'grace_days', 3)) made
            WHERE terms.product_code = 'standard' AND terms.version = 1;
            """;
    private static final String LOANS = """
            INSERT INTO loan.borrower (id) SELECT n FROM generate_series(%1$d, %2$d, 2) n;
            INSERT INTO loan.loan (id, borrower_id, principal_minor, currency, annual_rate_percent, tenure_months, status,
                                   outstanding_minor, created_at, updated_at, product_code, product_version,
                                   interest_method, day_count, frequency, rounding)
            OVERRIDING SYSTEM VALUE
            SELECT n, n - n %% 2, 9600000, 'INR', 12, 12, 'ACTIVE', 1, now(), now(), 'bench', 1,
                   'REDUCING_BALANCE', 'THIRTY_360', 'MONTHLY', 'HALF_EVEN'
            FROM generate_series(%1$d, %2$d) n;
            INSERT INTO loan.installment (loan_id, number, due_date, principal_minor, interest_minor, balance_minor,
                                          paid_principal_minor, paid_interest_minor)
            SELECT n, number, ((SELECT today FROM loan.business_date) - (n / 12 %% 30)::integer
                               + make_interval(months => number - (n %% 12)::integer))::date,
                   800000, 88488, (12 - number) * 800000, paid * 800000, paid * 88488
            FROM generate_series(%1$d, %2$d) n, generate_series(1, 12) number,
                 LATERAL (SELECT CASE WHEN number <= n %% 12 - CASE WHEN abs(hashint8(n)) %% 10 = 0 THEN 1 + n %% 4 ELSE 0 END
                                      THEN 1 ELSE 0 END AS paid) paid;
            UPDATE loan.loan SET outstanding_minor = owed.minor
            FROM (SELECT loan_id, sum(principal_minor + interest_minor - paid_principal_minor - paid_interest_minor) AS minor
                  FROM loan.installment WHERE loan_id BETWEEN %1$d AND %2$d GROUP BY loan_id) owed
            WHERE loan.id = owed.loan_id;
            """;

    private final Connection database;

    DayEndPopulation(Connection database) {
        this.database = database;
    }

    void make(int loans) throws SQLException {
        try (Statement statement = database.createStatement()) {
            // Without the checks of every reference, which hold by the way the rows are made.
            statement.execute("SET session_replication_role = replica");
            statement.execute(PRODUCT);
            for (long made = 0; made < loans; made += BATCH) {
                long last = FIRST_ID + Math.min(loans, made + BATCH) - 1;
                statement.execute(LOANS.formatted(FIRST_ID + made, last));
            }
            statement.execute("VACUUM ANALYZE loan.loan, loan.installment, loan.borrower");
        }
        System.out.printf("%d active loans, %d installments%n", loans, loans * 12L);
    }
}
