package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class AutoDebitRacesIntegrationTests extends AutoDebitTestCase {

    private static final int LOANS = 10;

    private final JdbcClient database = TestPlatform.database();
    private long last;

    @AfterEach
    void mendAttempts() {
        database.sql("DROP TRIGGER IF EXISTS trouble ON loan.auto_debit_attempt")
                .update();
        database.sql("DROP FUNCTION IF EXISTS loan.trouble_with_attempts").update();
    }

    /** There is one installment, so only one of the two can pay it. */
    @Test
    void takesNothingTwiceWhoeverElsePaysAtTheSameTime() {
        Map<Long, LoanApi> borrowers = borrowersOfOneInstallment();
        LocalDate due = firstDue(last);
        moveTo(due.minusDays(1));
        String amount = installment(last);
        List<Callable<Answer>> calls = new ArrayList<>();
        borrowers.forEach((loan, owner) -> calls.add(() -> owner.pay(loan, amount, "by-hand")));
        calls.add(LOANS / 2, () -> admin.post("/api/business_date/advance", "{\"days\": 1}"));

        List<Answer> answers = together(calls);
        moveTo(due.plusDays(4));

        assertThat(answers)
                .as("paid, or a clear word that the other was faster")
                .allSatisfy(answer -> assertThat(answer.code() / 100 == 2
                                || List.of("outstanding_reserved", "loan_not_active", "repayment_failed")
                                        .contains(answer.text("/code")))
                        .isTrue());
        assertThat(borrowers.keySet()).allSatisfy(loan -> {
            assertThat(succeeded(loan)).isEqualTo(1);
            LoanBooks.assertSound(loan);
        });
    }

    @Test
    void asksOnceHoweverManyInstancesAreAtIt() {
        Set<Long> loans = borrowersOfOneInstallment().keySet();
        LocalDate due = firstDue(last);
        moveTo(due.minusDays(1));
        try (ConfigurableApplicationContext other = InstancesIntegrationTests.secondInstance()) {
            LoanApi otherAdmin = LoanApi.admin(InstancesIntegrationTests.portOf(other));
            String advance = "{\"to\": \"%s\"}".formatted(due.plusDays(1));

            together(List.of(
                    () -> admin.post("/api/business_date/advance", advance),
                    () -> otherAdmin.post("/api/business_date/advance", advance)));
            moveTo(due.plusDays(1));
        }

        assertThat(loans).allSatisfy(loan -> {
            assertThat(asked(loan)).hasSize(attempts(loan)).isNotEmpty();
            assertThat(succeeded(loan)).isEqualTo(1);
        });
    }

    /** As if the process had died after the attempt, before anybody knew what would come of it. */
    @Test
    void doublesNothingWhenItBeginsAgainAfterItDied() {
        long loan = debitedLoan("1200", 3);
        enrich("5000.00");
        LocalDate due = firstDue(loan);
        wallet.temper(loan, Temper.ABSENT);
        moveTo(due);
        stayPatient(loan);
        assertThat(timeline(loan)).contains("ATTEMPTED").doesNotContain("COLLECTED");
        database.sql("UPDATE loan.auto_debit_run SET done_id = 0, ended_at = NULL WHERE business_date = ?")
                .param(due)
                .update();

        admin.post("/api/day_end/run", "{}");
        eventually()
                .until(() -> database.sql(
                                "SELECT ended_at IS NOT NULL FROM loan.auto_debit_run WHERE business_date = ?")
                        .param(due)
                        .query(Boolean.class)
                        .single());
        wallet.comeBack(loan, Temper.HELPFUL);
        awaitStep(loan, "COLLECTED");

        assertThat(asked(loan)).hasSize(1);
        assertThat(succeeded(loan)).isEqualTo(1);
        LoanBooks.assertSound(loan);
    }

    @Test
    void leavesOutALoanThatCannotBeDebitedAndHoldsUpNobody() {
        Set<Long> loans = borrowersOfOneInstallment().keySet();
        long broken = loans.stream().skip(LOANS / 2).findFirst().orElseThrow();
        LocalDate due = firstDue(last);
        failAttempts(broken);

        moveTo(due.plusDays(1));

        assertThat(loans).allSatisfy(loan -> assertThat(succeeded(loan)).isEqualTo(loan == broken ? 0 : 1));
        assertThat(LoanBooks.anyReserved(broken)).isFalse();
        mendAttempts();
        moveTo(due.plusDays(3));
        assertThat(succeeded(broken)).isEqualTo(1);
        assertThat(LoanApi.text(port, "/metrics")).contains("auto_debit_failures_total");
    }

    /** By loan. Each has the money. The last of them is the borrower of the test. */
    private Map<Long, LoanApi> borrowersOfOneInstallment() {
        Map<Long, LoanApi> borrowers = new LinkedHashMap<>();
        for (int number = 0; number < LOANS; number++) {
            long id = TestIds.next();
            borrower = LoanApi.user(port, id);
            wallet.spend(id, Money.inr("-5000.00"));
            last = debitedLoan("1200", 1);
            borrowers.put(last, borrower);
        }
        return borrowers;
    }

    private int succeeded(long loan) {
        return database.sql("SELECT count(*) FROM loan.repayment WHERE loan_id = ? AND status = 'SUCCESS'")
                .param(loan)
                .query(Integer.class)
                .single();
    }

    private void failAttempts(long loan) {
        database.sql("""
                        CREATE FUNCTION loan.trouble_with_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN RAISE EXCEPTION 'trouble'; END $$
                        """).update();
        database.sql("""
                        CREATE TRIGGER trouble BEFORE INSERT ON loan.auto_debit_attempt
                        FOR EACH ROW WHEN (NEW.loan_id = %d) EXECUTE FUNCTION loan.trouble_with_attempts()
                        """.formatted(loan)).update();
    }
}
