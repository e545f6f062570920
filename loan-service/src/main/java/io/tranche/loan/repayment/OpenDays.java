package io.tranche.loan.repayment;

import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.repayment.Facts.NewFact;
import io.tranche.loan.repayment.Facts.Type;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The day on which a payment is counted that is counted now: today, or tomorrow if the end of today has dealt with the loan already.
 * Asked while the loan is locked, it stays so: the day end locks the loans that owe something for that day.
 */
@Component
final class OpenDays {

    private static final String NOW = """
            SELECT today, coalesce((SELECT CASE WHEN phase IN ('REPAYMENTS', 'LOANS') THEN done_id ELSE 9223372036854775807 END
                                    FROM day_end WHERE business_date = today), 0) AS ended_through
            FROM business_date
            """;

    private final JdbcClient database;
    private final BusinessDates dates;

    OpenDays(JdbcClient database, BusinessDates dates) {
        this.database = database;
        this.dates = dates;
    }

    /** The day stays open until the transaction ends. */
    void hold() {
        dates.hold();
    }

    Open now() {
        return database.sql(NOW)
                .query((row, number) -> new Open(row.getObject("today", LocalDate.class), row.getLong("ended_through")))
                .optional()
                .orElseGet(() -> new Open(dates.today(), 0));
    }

    /** These loans have been reckoned for all days that are over, so also for those whose end they have missed. */
    void charged(Collection<LoanId> loans) {
        if (!loans.isEmpty()) {
            database.sql("""
                            UPDATE day_end_skipped SET charged = true
                            WHERE phase = 'LOANS' AND subject_id = ANY (?) AND caught_up_at IS NULL AND NOT charged
                            """)
                    .param(loans.stream().map(LoanId::value).toArray(Long[]::new))
                    .update();
        }
    }

    /** @param endedThrough the last loan that the end of today has dealt with */
    record Open(LocalDate today, long endedThrough) {

        LocalDate dayOf(LoanId loan) {
            return loan.value() <= endedThrough ? today.plusDays(1) : today;
        }

        /** Whether the day as of which a payment would count has ended for its loan. */
        boolean isOver(Repayment repayment) {
            LocalDate day = dayOf(repayment.order().loanId());
            return repayment.status() == RepaymentStatus.PENDING
                    && repayment.countsAsOf(day).isBefore(day);
        }

        /** Whether the loan is reckoned anew because of it. */
        boolean reachesBack(NewFact fact) {
            return fact.type() == Type.REVERSAL || fact.valueDate().isBefore(dayOf(fact.loan()));
        }
    }
}
