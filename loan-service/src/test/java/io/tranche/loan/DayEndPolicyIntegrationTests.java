package io.tranche.loan;

import static io.tranche.loan.ProductsApi.newProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.LoanDefaulted;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.AccountOpened;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Default after 1,000 days, write-off after 1,200. */
class DayEndPolicyIntegrationTests extends DayEndTestCase {

    @Test
    void callsALoanInDefaultAndTakesItBackWhenItIsPaid() {
        long loan = activeLoanOf(newProduct(admin, "\"maximum_overdue_loans\": 5"), "1200");
        enrich("10000.00");
        LocalDate due = firstDue(loan);
        moveTo(due.plusDays(1));
        makeOlder(loan, 1000);

        closeToday();
        assertThat(statusOf(loan)).isEqualTo("DEFAULTED");
        assertThat(told("loan:" + loan, LoanDefaulted.class)).hasSize(1);
        String arrears = view(loan).text("/arrears/overdue_amount");

        assertThat(borrower.pay(loan, arrears, "arrears").code()).isEqualTo(200);
        closeToday();

        assertThat(statusOf(loan)).isEqualTo("ACTIVE");
        assertThat(timeline(loan)).containsSubsequence("DEFAULTED", "SUCCESS", "ARREARS_CLEARED", "ACTIVE");
    }

    @Test
    void showsTheProviderWhatIsLostAndAYieldThatCountsIt() {
        long provider = TestIds.next();
        long account = TestIds.next();
        TestEvents.publish(new AccountOpened(account, provider, AccountKind.PROVIDER, "INR"));
        long loan = borrower.apply("1200", 12).id();
        wallet.funders.put(loan, List.of(new AccountShare(account, Money.inr("1200.00"))));
        admin.approve(loan);
        assertThat(borrower.pay(loan, "106.62", "first").code()).isEqualTo(200);
        moveTo(firstDue(loan));
        makeOlder(loan, 2, 1500);

        closeToday();

        assertThat(statusOf(loan)).isEqualTo("WRITTEN_OFF");
        LoanApi api = LoanApi.provider(port, provider);
        eventually().until(() -> api.get("/api/providers/portfolio").body().size() == 1);
        String yield = api.get("/api/providers/portfolio").text("/0/yield_percent");
        closeToday();
        Answer shown = api.get("/api/providers/portfolio");
        assertThat(shown.text("/0/status")).isEqualTo("WRITTEN_OFF");
        assertThat(shown.text("/0/principal_outstanding")).isEqualTo("0.00");
        assertThat(shown.text("/0/principal_lost")).isEqualTo("1105.38");
        assertThat(shown.text("/0/principal_returned")).isEqualTo("94.62");
        assertThat(shown.text("/0/yield_percent")).startsWith("-").isEqualTo(yield);
        assertThat(api.get("/api/providers/portfolio/summary").text("/principal_lost"))
                .isEqualTo("1105.38");
    }

    @Test
    void writesOffWhatHasNotComeBackAtTheCostOfItsFunders() {
        long id = borrower.apply("1200", 12).id();
        List<AccountShare> stakes =
                List.of(new AccountShare(11, Money.inr("700.00")), new AccountShare(12, Money.inr("500.00")));
        wallet.funders.put(id, stakes);
        admin.approve(id);
        moveTo(firstDue(id));
        makeOlder(id, 1500);

        closeToday();

        assertThat(statusOf(id)).isEqualTo("WRITTEN_OFF");
        LoanWrittenOff told = told("loan:" + id, LoanWrittenOff.class).getFirst();
        assertThat(told.principal()).isEqualTo(Money.inr("1200.00"));
        assertThat(told.shares()).isEqualTo(stakes);
        assertThat(borrower.pay(id, "100.00", "too-late").text("/code")).isEqualTo("loan_not_active");
        closeToday();
        assertThat(told("loan:" + id, LoanWrittenOff.class)).hasSize(1);
        assertThat(classOf(id)).isEqualTo("NON_PERFORMING");
        assertThat(borrower.apply("1200", 12).text("/code")).isEqualTo("overdue_loans");
    }

    @Test
    void chargesNothingForTheDaysAfterAWriteOffThatComesLate() {
        long loan = activeLoanOf(penalized(), "1200");
        moveTo(firstDue(loan).plusDays(3));
        makeOlder(loan, 1500);
        makeTrouble(IMPOSSIBLE, loan);
        moveTo(today().plusDays(3));
        assertThat(skipped(loan)).hasSize(3);
        mend();

        catchUp();

        assertThat(skipped(loan)).isEmpty();
        assertThat(statusOf(loan)).isEqualTo("WRITTEN_OFF");
        assertThat(told("loan:" + loan, PenaltyCharged.class)).hasSize(1);
    }

    @Test
    void writesOffNoLoanThatWasPaidBeforeTheDayWasEndedLate() {
        long loan = activeLoanOf(penalized(), "1200");
        enrich("10000.00");
        moveTo(firstDue(loan).plusDays(3));
        makeOlder(loan, 1500);
        makeTrouble(IMPOSSIBLE, loan);
        closeToday();
        String due = borrower.get("/api/loans/" + loan + "/schedule").text("/0/amount");
        assertThat(borrower.pay(loan, due, "at-last").code()).isEqualTo(200);
        mend();

        catchUp();

        assertThat(skipped(loan)).isEmpty();
        assertThat(told("loan:" + loan, LoanWrittenOff.class)).isEmpty();
    }

    private void catchUp() {
        assertThat(admin.post("/api/day_end/skipped/retry", "{}").code()).isEqualTo(200);
    }

    @Test
    void writesNothingOfALoanThatStaysOverdueWithoutAPenalty() {
        long loan = activeLoanOf(newProduct(admin, "\"penalty_rate\": 0"), "12000");
        moveTo(firstDue(loan).plusDays(1));
        List<String> written = writtenBy(loan);

        closeToday();

        assertThat(writtenBy(loan)).hasSize(14).isEqualTo(written);
        assertThat(view(loan).text("/arrears/days_past_due")).isEqualTo("2");
    }

    /** The transactions that wrote what there is of the loan. */
    private static List<String> writtenBy(long loan) {
        return TestPlatform.database()
                .sql("""
                        SELECT xmin::text FROM loan.loan WHERE id = :loan
                        UNION ALL SELECT xmin::text FROM loan.arrears WHERE loan_id = :loan
                        UNION ALL (SELECT xmin::text FROM loan.installment WHERE loan_id = :loan ORDER BY number)
                        """)
                .param("loan", loan)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
