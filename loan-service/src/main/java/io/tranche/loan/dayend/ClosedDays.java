package io.tranche.loan.dayend;

import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.lifecycle.LoanId;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Up to which day a loan's penalties are reckoned, for whoever reckons them anew. */
@Component
public final class ClosedDays {

    private static final String IS_PAST = """
            SELECT phase NOT IN ('REPAYMENTS', 'LOANS') OR done_id >= :loan FROM day_end WHERE business_date = :today
            """;

    private final JdbcClient database;
    private final BusinessDates dates;

    ClosedDays(JdbcClient database, BusinessDates dates) {
        this.database = database;
        this.dates = dates;
    }

    /**
     * The last day whose end has counted this loan. It stays so until the transaction ends, for the day end waits; ask before the loan
     * is locked, as the day end does.
     */
    public LocalDate lastOf(LoanId loan) {
        LocalDate today = dates.hold();
        boolean counted = database.sql(IS_PAST)
                .param("loan", loan.value())
                .param("today", today)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        return counted ? today : today.minusDays(1);
    }
}
