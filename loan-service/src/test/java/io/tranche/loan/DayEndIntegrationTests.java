package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tranche.contracts.AssetClass;
import io.tranche.contracts.LoanEvent.BorrowerClassified;
import io.tranche.contracts.LoanEvent.LoanArrearsCleared;
import io.tranche.contracts.LoanEvent.LoanOverdue;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.Money;
import io.tranche.loan.account.PenaltyTerms;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.testing.TestPlatform;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayEndIntegrationTests extends DayEndTestCase {

    /** Due 31 March and unpaid: counted inclusively, at the end of these days. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-30, STANDARD",
        "2026-03-31, SMA_0",
        "2026-04-29, SMA_0",
        "2026-04-30, SMA_1",
        "2026-05-29, SMA_1",
        "2026-05-30, SMA_2",
        "2026-06-28, SMA_2",
        "2026-06-29, NON_PERFORMING"
    })
    void classifiesByDaysPastDueCountedInclusively(LocalDate closed, AssetClass expected) {
        assertThat(TestPlatform.database()
                        .sql("SELECT loan.asset_class_of(CAST(:closed AS date) - date '2026-03-31' + 1)")
                        .param("closed", closed)
                        .query(String.class)
                        .single())
                .isEqualTo(expected.name());
    }

    @Test
    void movesABorrowerThroughTheBucketsDayByDay() {
        long loan = activeLoanOf(penalized(), "12000");
        LocalDate due = firstDue(loan);

        moveTo(due);
        assertThat(view(loan).text("/arrears/days_past_due")).isEqualTo("0");
        closeToday();

        assertThat(view(loan).text("/arrears/days_past_due")).isEqualTo("1");
        assertThat(view(loan).text("/arrears/overdue_amount"))
                .isEqualTo(borrower.get("/api/loans/" + loan + "/schedule").text("/0/amount"));
        assertThat(classOf(loan)).isEqualTo("SMA_0");
        assertThat(classAfter(loan, due.plusDays(29))).isEqualTo("SMA_0");
        assertThat(classAfter(loan, due.plusDays(30))).isEqualTo("SMA_1");
        assertThat(classAfter(loan, due.plusDays(60))).isEqualTo("SMA_2");
        assertThat(classAfter(loan, due.plusDays(90))).isEqualTo("NON_PERFORMING");
        assertThat(told("borrower:" + borrowerId, BorrowerClassified.class))
                .extracting(BorrowerClassified::now, BorrowerClassified::daysPastDue, BorrowerClassified::businessDate)
                .containsExactly(
                        tuple(AssetClass.SMA_0, 1, due),
                        tuple(AssetClass.SMA_1, 31, due.plusDays(30)),
                        tuple(AssetClass.SMA_2, 61, due.plusDays(60)),
                        tuple(AssetClass.NON_PERFORMING, 91, due.plusDays(90)));
        assertThat(told("loan:" + loan, LoanOverdue.class)).hasSize(1);
        assertThat(timeline(loan))
                .filteredOn(step -> !step.equals("REMINDED"))
                .endsWith("ACTIVE", "OVERDUE", "SMA_0", "PENALTY", "SMA_1", "SMA_2", "NON_PERFORMING");
    }

    @Test
    void chargesByTheDayOnceTheGraceDaysAreOver() {
        long loan = activeLoanOf(penalized(), "12000");
        LocalDate due = firstDue(loan);
        Money installment =
                Money.inr(borrower.get("/api/loans/" + loan + "/schedule").text("/0/amount"));
        Money outstanding = Money.inr(outstandingOf(loan));

        moveTo(due.plusDays(3));
        assertThat(view(loan).text("/arrears/penalty_amount")).isEqualTo("0.00");
        moveTo(due.plusDays(13));

        Money penalty = Money.ofMinor(Math.round(installment.minorUnits() * 10 / 1000.0), Money.INR);
        assertThat(view(loan).text("/arrears/penalty_amount")).isEqualTo(penalty.toString());
        assertThat(borrower.get("/api/loans/" + loan + "/schedule").text("/0/penalty"))
                .isEqualTo(penalty.toString());
        assertThat(outstandingOf(loan)).isEqualTo(outstanding.plus(penalty).toString());
        List<PenaltyCharged> charges = told("loan:" + loan, PenaltyCharged.class);
        assertThat(charges).hasSize(10);
        assertThat(charges.stream().map(PenaltyCharged::amount).reduce(Money.zero(Money.INR), Money::plus))
                .isEqualTo(penalty);
        assertThat(borrower.get("/api/loans/" + loan + "/timeline").body().findValuesAsString("detail"))
                .contains("%s for 10 days, from %s to %s".formatted(penalty, due.plusDays(3), due.plusDays(12)));
    }

    @Test
    void upgradesOnlyWhenNothingIsOverdueOnAnyLoan() {
        String product = penalized();
        long worse = activeLoanOf(product, "1200");
        long better = activeLoanOf(product, "1200");
        LocalDate due = firstDue(worse);
        enrich("10000.00");
        moveTo(due.plusDays(31));
        assertThat(classOf(better)).isEqualTo("SMA_1");

        borrower.pay(worse, view(worse).text("/outstanding_amount"), "all");
        closeToday();

        assertThat(view(worse).text("/status")).isEqualTo("CLOSED");
        assertThat(told("loan:" + worse, LoanArrearsCleared.class)).hasSize(1);
        assertThat(classOf(better)).isEqualTo("SMA_1");

        borrower.pay(better, "500.00", "arrears");
        closeToday();

        assertThat(classOf(better)).isEqualTo("STANDARD");
        assertThat(view(better).text("/arrears/days_past_due")).isEqualTo("0");
        assertThat(told("borrower:" + borrowerId, BorrowerClassified.class)
                        .getLast()
                        .now())
                .isEqualTo(AssetClass.STANDARD);
        assertThat(timeline(better)).contains("ARREARS_CLEARED");
    }

    @Test
    void looksWhenAskedWhetherADayIsOverAndSaysHowLateItIs() {
        assertThat(admin.post("/api/day_end/run", "{}").code()).isEqualTo(202);

        eventually().until(() -> LoanApi.text(port, "/metrics").contains("loans_past_due"));
        assertThat(LoanApi.text(port, "/metrics"))
                .contains("business_date_age_seconds", "day_end_duration_seconds", "day_end_failures_total");
    }

    /** In steps that meet the halves of both parities. */
    @Test
    void reckonsPenaltiesInTheDatabaseAsInJava() {
        PenaltyTerms terms = new PenaltyTerms(new AnnualRate(new BigDecimal("0.50")), 0);
        List<Long> sums =
                LongStream.range(0, 500).map(step -> step * 36_500).boxed().toList();

        assertThat(TestPlatform.database()
                        .sql("SELECT loan.penalty_of(sum, 0.50) FROM unnest(CAST(:sums AS bigint[])) AS sum")
                        .param("sums", sums.toArray(Long[]::new))
                        .query(Long.class)
                        .list())
                .isEqualTo(sums.stream()
                        .map(sum -> terms.on(sum, Money.INR).minorUnits())
                        .toList());
    }

    private String classAfter(long loan, LocalDate closed) {
        moveTo(closed.plusDays(1));
        return classOf(loan);
    }
}
