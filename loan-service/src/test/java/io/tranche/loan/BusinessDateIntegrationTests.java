package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class BusinessDateIntegrationTests extends LoanServiceTestCase {

    @Test
    void movesOnByDaysMonthsOrToADate() {
        LocalDate today = today();

        advance("\"days\": 1");
        assertThat(today()).isEqualTo(today.plusDays(1));
        advance("\"months\": 1");
        assertThat(today()).isEqualTo(today.plusDays(1).plusMonths(1));
        LocalDate end = today().plusDays(1);
        assertThat(advance("\"to\": \"%s\"".formatted(end)).text("/to")).isEqualTo(end.toString());
        assertThat(today()).isEqualTo(end);
    }

    /** Also where that has not begun by then, because another move is under way. */
    @Test
    void goesOnMovingWhenTheCallerDoesNotWaitAnyLonger() throws SQLException {
        LocalDate today = today();
        Answer accepted;
        try (Connection held = lockedDate()) {
            assertThat(admin.post("/api/business_date/advance", "{\"days\": 1}", ASYNC)
                            .code())
                    .isEqualTo(202);
            accepted = admin.post("/api/business_date/advance", "{\"days\": 2}", Map.of("Prefer", "wait=1"));
            held.rollback();
        }

        assertThat(accepted.code()).as(accepted.body().toString()).isEqualTo(202);
        assertThat(accepted.text("/today")).isEqualTo(today.toString());
        assertThat(accepted.text("/to")).isEqualTo(today.plusDays(2).toString());
        eventually().until(() -> admin.get(accepted.location()).text("/today").equals(accepted.text("/to")));
    }

    @Test
    void datesPayoutsAndQuotesByTheBusinessDate() {
        advance("\"days\": 1");
        LocalDate nextMonth = today().plusMonths(1);

        long loan = activeLoan("1000", 3);

        assertThat(borrower.get("/api/loans/" + loan + "/schedule").text("/0/due_date"))
                .isEqualTo(nextMonth.toString());
        assertThat(borrower.post(
                                "/api/loans/quote",
                                "{\"principal_amount\": 1000, \"tenure_months\": 3, \"interest_rate\": 12}")
                        .text("/schedule/0/due_date"))
                .isEqualTo(nextMonth.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"days\": 0",
                "\"days\": -1",
                "\"days\": 367",
                "\"months\": 13",
                "\"days\": 1, \"months\": 1",
                "\"to\": \"2020-01-01\"",
                "\"to\": \"9999-12-31\"",
                "\"days\": 1.5",
                "\"days\": \"NaN\""
            })
    void refusesToMoveByWhatMakesNoSense(String fields) {
        LocalDate today = today();

        Answer refused = advance(fields);

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo("invalid_request");
        assertThat(today()).isEqualTo(today);
    }

    @Test
    void isMovedByAdminsOnly() {
        assertThat(borrower.post("/api/business_date/advance", "{\"days\": 1}").code())
                .isEqualTo(403);
        assertThat(borrower.get("/api/business_date").code()).isEqualTo(403);
    }

    @Test
    void neverGoesBack() {
        assertThatThrownBy(() -> TestPlatform.database()
                        .sql("UPDATE loan.business_date SET today = today - 1")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("does not go back");
    }

    private static Connection lockedDate() throws SQLException {
        Connection connection =
                TestPlatform.dataSource(EmbeddedPostgres.SUPERUSER).getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("SELECT FROM loan.business_date FOR UPDATE")) {
            statement.execute();
        }
        return connection;
    }
}
