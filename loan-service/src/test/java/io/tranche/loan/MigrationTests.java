package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.testing.TestPlatform;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationTests {

    private static final String SCHEMA = "loan_before";

    private final DataSource superuser = TestPlatform.dataSource(EmbeddedPostgres.SUPERUSER);
    private final JdbcClient database = JdbcClient.create(superuser);

    @AfterEach
    void dropSchema() {
        database.sql("DROP SCHEMA IF EXISTS loan_before CASCADE").update();
    }

    @Test
    void putsLoansOfBeforeUnderTheFirstVersion() {
        flyway("2").migrate();
        database.sql("INSERT INTO loan_before.borrower (id) VALUES (7)").update();
        database.sql("""
                        INSERT INTO loan_before.loan (borrower_id, principal_minor, currency, annual_rate_percent,
                                                      tenure_months, status, outstanding_minor, created_at, updated_at)
                        VALUES (7, 10000000, 'INR', 12.00, 12, 'ACTIVE', 10661853, '2026-01-20T10:00:00Z', now())
                        """).update();
        database.sql("""
                        CREATE TABLE loan_before.saga_failed (saga text, saga_id bigint, subject text, step text,
                            started_at timestamptz, failed_at timestamptz, reason text, at_risk_minor bigint, currency text)
                        """).update();

        flyway("latest").migrate();

        assertThat(database.sql("""
                                SELECT count(*)
                                FROM loan_before.loan loan
                                JOIN loan_before.product_version terms
                                  ON terms.product_code = loan.product_code AND terms.version = loan.product_version
                                WHERE terms.effective_from < loan.created_at AND terms.rate_percent = loan.annual_rate_percent
                                  AND terms.interest_method = loan.interest_method
                                """).query(Integer.class).single()).isOne();
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(superuser)
                .locations("classpath:db/loan")
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .target(target)
                .load();
    }
}
