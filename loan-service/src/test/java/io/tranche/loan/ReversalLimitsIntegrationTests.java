package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.Money;
import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Payments that are taken back while something else happens to the loan. */
class ReversalLimitsIntegrationTests extends DayEndTestCase {

    private static final String REASON = "{\"reason\": \"Paid from the wrong wallet\"}";

    @Test
    void booksAFurtherLossWhenTheLoanIsWrittenOffMeanwhile() {
        long loan = borrower.apply("1200", 12).id();
        wallet.funders.put(
                loan, List.of(new AccountShare(11, Money.inr("700.00")), new AccountShare(12, Money.inr("500.00"))));
        admin.approve(loan);
        moveTo(firstDue(loan));
        Answer paid = borrower.pay(loan, "300.00", "one");
        wallet.temper(loan, Temper.SILENT);
        admin.post(path(paid), REASON, ASYNC);
        impatiently().until(() -> timeline(loan).getLast().equals("SUCCESS"));
        makeAllOlder(loan, 1500);
        closeToday();
        assertThat(statusOf(loan)).isEqualTo("WRITTEN_OFF");

        wallet.comeBack(loan, Temper.HELPFUL);

        eventually().until(() -> told("loan:" + loan, LoanWrittenOff.class).size() == 2);
        assertThat(statusOf(loan)).isEqualTo("WRITTEN_OFF");
        LoanWrittenOff further = told("loan:" + loan, LoanWrittenOff.class).getLast();
        assertThat(further.repaymentId())
                .isEqualTo(paid.body().at("/repayment/id").asLong());
        assertThat(further.shares()).extracting(AccountShare::accountId).containsExactly(11L, 12L);
        assertThat(bookedPrincipal(loan)).isEqualTo(Money.inr("1200.00"));
        LoanBooks.assertSound(loan);
    }

    @Test
    void losesNoDayToTheEndOfTheDay() throws Exception {
        String product = penalized();
        long never = activeLoanOf(product, "12000");
        long takenBack = activeLoanOf(product, "12000");
        enrich("10000.00");
        LocalDate due = firstDue(takenBack);
        moveTo(due);
        Answer paid = borrower.pay(
                takenBack, borrower.get("/api/loans/" + takenBack + "/schedule").text("/0/amount"), "in-time");
        moveTo(due.plusDays(5));

        CompletableFuture<?> dayEnd;
        try (Connection other = lockedInstallments(takenBack)) {
            admin.post(path(paid), REASON, ASYNC);
            eventually().until(() -> waiting("INSERT INTO installment") > 0);
            dayEnd = CompletableFuture.runAsync(() -> moveTo(due.plusDays(6)));
            eventually().until(() -> waiting("FROM business_date FOR NO KEY UPDATE") > 0 || dayEnd.isDone());
            other.rollback();
        }
        dayEnd.join();

        eventually().until(() -> timeline(takenBack).contains("REVERSED"));
        closeToday();
        assertThat(view(takenBack).text("/arrears/penalty_amount"))
                .isEqualTo(view(never).text("/arrears/penalty_amount"))
                .isNotEqualTo("0.00")
                .isEqualTo(penaltiesTold(takenBack).toString());
        LoanBooks.assertSound(takenBack);
    }

    /** Paid in advance, the first installment keeps its interest; without the last paisa, later ones would have cost less. */
    @Test
    void refusesBeforeMoneyMovesWhatWouldLeaveTooMuchPaid() {
        long loan = activeLoan("100000", 12);
        enrich("50000.00");
        borrower.pay(loan, "8884.87", "all-but-a-paisa");
        Answer paisa = borrower.pay(loan, "0.01", "paisa");
        borrower.prepay(loan, "40000.00", "REDUCE_EMI", "ahead");
        borrower.pay(loan, outstandingOf(loan), "rest");
        Money balance = wallet.balance(borrowerId);

        Answer refused = admin.post(path(paisa), REASON);

        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("reversal_overpays_loan");
        assertThat(wallet.balance(borrowerId)).isEqualTo(balance);
        assertThat(statusOf(loan)).isEqualTo("CLOSED");
        assertThat(timeline(loan)).doesNotContain("REVERSING");
    }

    private static String path(Answer paid) {
        return "/api/repayments/" + paid.text("/repayment/id") + "/reverse";
    }

    private static Money bookedPrincipal(long loan) {
        String key = "loan:" + loan;
        Money applied = sum(told(key, RepaymentApplied.class).stream()
                .map(RepaymentApplied::principal)
                .toList());
        Money reversed = sum(told(key, RepaymentReversed.class).stream()
                .map(RepaymentReversed::principal)
                .toList());
        Money writtenOff = sum(told(key, LoanWrittenOff.class).stream()
                .map(LoanWrittenOff::principal)
                .toList());
        return applied.minus(reversed).plus(writtenOff);
    }

    private static Money penaltiesTold(long loan) {
        String key = "loan:" + loan;
        Money charged = sum(told(key, PenaltyCharged.class).stream()
                .map(PenaltyCharged::amount)
                .toList());
        return charged.plus(sum(told(key, LoanAdjusted.class).stream()
                .map(adjusted -> Objects.requireNonNull(adjusted.penaltyCharged()))
                .toList()));
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.inr("0.00"), Money::plus);
    }

    private static void makeAllOlder(long loan, int days) {
        TestPlatform.database()
                .sql("UPDATE loan.installment SET due_date = due_date - ? WHERE loan_id = ?")
                .params(days, loan)
                .update();
    }

    private static Connection lockedInstallments(long loan) throws SQLException {
        Connection connection =
                TestPlatform.dataSource(EmbeddedPostgres.SUPERUSER).getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("SELECT FROM loan.installment WHERE loan_id = ? FOR UPDATE")) {
            statement.setLong(1, loan);
            statement.execute();
        }
        return connection;
    }

    private static int waiting(String query) {
        return TestPlatform.database()
                .sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND position(:query in query) > 0
                        """)
                .param("query", query)
                .query(Integer.class)
                .single();
    }
}
