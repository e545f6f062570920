package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.messaging.saga.FailedCompensations;
import io.tranche.testing.Matrix;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each command at the door comes to in each state of a loan and of a repayment, with wallet-service away. */
class CommandsIntegrationTests extends LoanServiceTestCase {

    private LoanCopies loans;
    private FailedCompensations payouts;
    private FailedCompensations repayments;
    private TransactionTemplate transaction;
    private String payoff;

    @BeforeEach
    void takeALoanToCopy(@Autowired List<FailedCompensations> sagas, @Autowired TransactionTemplate template) {
        payouts = LoanCopies.named("disbursement", sagas);
        repayments = LoanCopies.named("repayment", sagas);
        transaction = template;
        long original = activeLoan("1000", 3);
        loans = new LoanCopies(original);
        payoff = borrower.get("/api/loans/" + original + "/foreclosure-quote").text("/total");
    }

    @AfterEach
    void leaveTheCopies() {
        loans.leave();
    }

    /** status: 409 with loan_ and the status as its code. inactive: 409 with loan_not_active. no: there is nothing to resolve. */
    @Test
    void answersEveryCommandOnALoanAsDrawn() {
        Matrix<LoanStatus> drawn = Matrix.of(List.of(LoanStatus.values()), CommandsIntegrationTests::shortly)
                .row("approve", on(loan -> decide(loan, true)))
                .row("reject", on(loan -> decide(loan, false)))
                .row("cancel", on(loan -> borrower.post("/api/loans/" + loan + "/cancel", "{}", ASYNC)))
                .row("pay", on(loan -> pay(LoanApi.payment(loan, "10.00", "pay" + loan))))
                .row("prepay", on(loan -> pay(LoanApi.prepayment(loan, "500.00", "REDUCE_EMI", "ahead" + loan))))
                .row("date back", on(this::datedBack))
                .row("prepayment quote", on(this::prepaymentQuote))
                .row("foreclosure quote", on(loan -> borrower.get("/api/loans/" + loan + "/foreclosure-quote")))
                .row("foreclose", on(this::foreclose))
                .row(
                        "auto-debit",
                        on(loan -> borrower.put("/api/loans/" + loan + "/auto_debit", "{\"enabled\": true}")))
                .row("reverse a payment", this::reversed)
                .row("retry", status -> resolved(payouts::retry, loans.in(status)))
                .row("force", status -> resolved(id -> payouts.force(id, "why"), loans.in(status)));

        assertThat(drawn).hasToString("""
                                   APPLIED   APPROVED  AWAITING  ACTIVE  DEFAULTED  CLOSED    WRITTEN_OFF  REJECTED  CANCELLING  CANCELLED  COMP_FAILED  COMP_FORCED
                approve            202       202       200       200     200        200       200          status    status      status     status       status
                reject             200       status    202       status  status     status    status       200       202         200        status       status
                cancel             200       202       202       status  status     status    status       status    202         200        status       status
                pay                inactive  inactive  inactive  202     202        inactive  inactive     inactive  inactive    inactive   inactive     inactive
                prepay             inactive  inactive  inactive  202     202        inactive  inactive     inactive  inactive    inactive   inactive     inactive
                date back          inactive  inactive  inactive  202     202        inactive  inactive     inactive  inactive    inactive   inactive     inactive
                prepayment quote   inactive  inactive  inactive  200     200        inactive  inactive     inactive  inactive    inactive   inactive     inactive
                foreclosure quote  inactive  inactive  inactive  200     200        inactive  inactive     inactive  inactive    inactive   inactive     inactive
                foreclose          inactive  inactive  inactive  202     202        inactive  inactive     inactive  inactive    inactive   inactive     inactive
                auto-debit         200       200       200       200     200        status    status       status    status      status     status       status
                reverse a payment                                202     202        202       status
                retry              no        no        no        no      no         no        no           no        no          no         done         no
                force              no        no        no        no      no         no        no           no        no          no         done         no
                """);
    }

    /** not counted: 409 with repayment_not_counted. */
    @Test
    void answersEveryCommandOnARepaymentAsDrawn() {
        long loan = loans.in(LoanStatus.ACTIVE);
        wallet.temper(loan, Temper.ABSENT);
        Matrix<String> drawn = Matrix.of(loans.repaymentStatuses(), status -> status)
                .row(
                        "reverse",
                        status -> code(reverse(loans.repayment(loan, status)))
                                .replace("repayment_not_counted", "not counted"))
                .row("retry", status -> resolved(repayments::retry, loans.repayment(loan, status)))
                .row("force", status -> resolved(id -> repayments.force(id, "why"), loans.repayment(loan, status)));

        assertThat(drawn).hasToString("""
                         PENDING      SUCCESS  FAILED       REFUNDING    REFUNDED     COMPENSATION_FAILED  COMPENSATION_FORCED  REVERSING  REVERSED
                reverse  not counted  202      not counted  not counted  not counted  not counted          not counted          202        200
                retry    no           no       no           no           no           done                 no                   no         no
                force    no           no       no           no           no           done                 no                   no         no
                """);
    }

    /** But for those that need no loan: to apply for one, and to ask what one would cost. */
    @Test
    void triesEveryCommandThatThereIs(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        Stream<String> commands = routes.getHandlerMethods().keySet().stream()
                .filter(route -> !route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> path.matches("/api/(loans|repayments|payments)(/.*)?"))
                .filter(path -> !path.matches("/api/loans(/apply|/quote)?"));

        assertThat(commands)
                .containsExactlyInAnyOrder(
                        "/api/loans/admin/approve",
                        "/api/loans/{id}/cancel",
                        "/api/loans/{id}/prepayment-quote",
                        "/api/loans/{id}/foreclose",
                        "/api/loans/{id}/auto_debit",
                        "/api/repayments/make-payment",
                        "/api/payments",
                        "/api/repayments/admin/back-dated",
                        "/api/repayments/{id}/reverse");
    }

    private Function<LoanStatus, String> on(LongFunction<Answer> command) {
        return status -> answered(loans.in(status), status, command);
    }

    private String reversed(LoanStatus status) {
        if (!LoanCopies.paidOut(status)) {
            return "";
        }
        long loan = loans.in(status);
        long repayment = loans.repayment(loan, "SUCCESS");
        return answered(loan, status, id -> reverse(repayment));
    }

    private String answered(long loan, LoanStatus status, LongFunction<Answer> command) {
        wallet.temper(loan, Temper.ABSENT);
        String before = loans.rowsOf(loan);
        Answer answer = command.apply(loan);
        if (answer.code() >= 400) {
            assertThat(loans.rowsOf(loan)).isEqualTo(before);
        }
        return code(answer)
                .replace("loan_" + status.name().toLowerCase(Locale.ROOT), "status")
                .replace("loan_not_active", "inactive");
    }

    private static String code(Answer answer) {
        return answer.code() < 400 ? Integer.toString(answer.code()) : answer.text("/code");
    }

    private String resolved(LongPredicate how, long id) {
        return Boolean.TRUE.equals(transaction.execute(status -> how.test(id))) ? "done" : "no";
    }

    private Answer decide(long loan, boolean approved) {
        return admin.post(
                "/api/loans/admin/approve", "{\"loan_id\": %d, \"approved\": %s}".formatted(loan, approved), ASYNC);
    }

    private Answer pay(String payment) {
        return borrower.post("/api/repayments/make-payment", payment, ASYNC);
    }

    private Answer prepaymentQuote(long loan) {
        return borrower.post("/api/loans/" + loan + "/prepayment-quote", "{\"amount\": 500}");
    }

    private Answer foreclose(long loan) {
        return borrower.post(
                "/api/loans/" + loan + "/foreclose",
                "{\"amount\": %s, \"idempotency_key\": \"close-%d\"}".formatted(payoff, loan),
                ASYNC);
    }

    private Answer datedBack(long loan) {
        return admin.post(
                "/api/repayments/admin/back-dated",
                """
                {"loan_id": %d, "amount": 10, "value_date": "%s", "reason": "why", "idempotency_key": "back-%d"}
                """.formatted(loan, admin.get("/api/business_date").text("/today"), loan),
                ASYNC);
    }

    private Answer reverse(long repayment) {
        return admin.post("/api/repayments/" + repayment + "/reverse", "{\"reason\": \"why\"}", ASYNC);
    }

    private static String shortly(LoanStatus status) {
        return status.name().replace("COMPENSATION_", "COMP_").replace("_FUNDING", "");
    }
}
