package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackDatedPaymentIntegrationTests extends DayEndTestCase {

    private static final String PATH = "/api/repayments/admin/back-dated";

    @Test
    void endsInTheSameLoanAsAPaymentInTime() {
        String product = penalized();
        long inTime = fundedByTwo(product);
        long late = fundedByTwo(product);
        enrich("100000.00");
        LocalDate due = firstDue(late);
        String installment = installment(late);
        moveTo(due);
        borrower.pay(inTime, installment, "in-time");
        moveTo(due.plusDays(20));
        assertThat(view(late).text("/arrears/penalty_amount")).isNotEqualTo("0.00");
        Money wallet = balance();

        Answer paid = admin.post(PATH, body(late, installment, due, "key"));

        assertThat(paid.code()).as(paid.body().toString()).isEqualTo(200);
        assertThat(paid.text("/repayment/status")).isEqualTo("SUCCESS");
        assertThat(balance()).isEqualTo(wallet.minus(Money.inr(installment)));
        assertThat(outstandingOf(late)).isEqualTo(outstandingOf(inTime));
        assertThat(borrower.get("/api/loans/" + late + "/schedule").body())
                .isEqualTo(borrower.get("/api/loans/" + inTime + "/schedule").body());
        LoanBooks.assertSound(late);
        assertSameForFunders(late, inTime);
        closeToday();
        assertThat(classOf(late)).isEqualTo("STANDARD");
    }

    @Test
    void makesAnotherPaymentOfWhatWasPenalties() {
        long loan = fundedByTwo(penalized());
        enrich("100000.00");
        LocalDate due = firstDue(loan);
        String installment = installment(loan);
        moveTo(due.plusDays(20));
        Money penalty = Money.inr(view(loan).text("/arrears/penalty_amount"));
        borrower.pay(loan, penalty.toString(), "penalty");
        Money outstanding = Money.inr(outstandingOf(loan));

        admin.post(PATH, body(loan, installment, due, "key"));

        assertThat(outstandingOf(loan))
                .isEqualTo(
                        outstanding.minus(Money.inr(installment)).minus(penalty).toString());
        LoanAdjusted adjusted = told("loan:" + loan, LoanAdjusted.class).getFirst();
        assertThat(adjusted.penalty()).isEqualTo(penalty.negated());
        assertThat(adjusted.principal().plus(adjusted.interest())).isEqualTo(penalty);
        assertThat(adjusted.asOf()).isEqualTo(due);
        LoanBooks.assertSound(loan);
        for (long funder : List.of(11L, 12L)) {
            assertThat(booked(loan, funder)).isEqualTo(LoanBooks.principalOf(loan, funder));
        }
    }

    @Test
    void paysOnceForTheSameKey() {
        long loan = activeLoanOf(penalized(), "12000");
        enrich("10000.00");
        LocalDate due = firstDue(loan);
        moveTo(due.plusDays(5));
        String body = body(loan, "100.00", due, "key");

        List<Answer> answers = together(Collections.nCopies(6, () -> admin.post(PATH, body)));
        Answer again = admin.post(PATH, body);

        assertThat(answers).extracting(Answer::code).isSubsetOf(200, 409).contains(200);
        assertThat(again.code()).isEqualTo(200);
        assertThat(requests(loan)).hasSize(1);
        for (String other : List.of(
                body(loan, "100.01", due, "key"),
                body(loan, "100.00", due.plusDays(1), "key"),
                body.replace("branch", "other branch"))) {
            assertThat(admin.post(PATH, other).text("/code")).isEqualTo("idempotency_key_reused");
        }
        assertThat(borrower.pay(loan, "50.00", "key").code())
                .as("the borrower's own key")
                .isEqualTo(200);
        LoanBooks.assertSound(loan);
    }

    @Test
    void refusesWhatCannotHaveBeenAndChangesNothing() {
        long loan = activeLoanOf(penalized(), "12000");
        enrich("100000.00");
        LocalDate paidOut = today();
        LocalDate due = firstDue(loan);
        moveTo(due.plusDays(10));
        String before = outstandingOf(loan);

        assertCode("invalid_request", body(loan, "100.00", today().plusDays(1), "future"));
        assertCode("invalid_request", body(loan, "100.00", paidOut.minusDays(1), "early"));
        assertCode("invalid_request", body(loan, "100.00", due, "blank").replace("Paid in the branch", " "));
        assertCode("invalid_request", body(loan, "-1.00", due, "negative"));
        assertCode("invalid_request", body(loan, "100.00", due, ""));
        assertCode("amount_exceeds_outstanding", body(loan, before, due, "with-penalties"));
        assertCode("not_found", body(999_999_999, "100.00", due, "none"));
        assertThat(borrower.post(PATH, body(loan, "100.00", due, "mine")).code())
                .isEqualTo(403);
        assertThat(LoanApi.ops(port)
                        .post(PATH, body(loan, "100.00", due, "ops"))
                        .code())
                .isEqualTo(403);

        assertThat(outstandingOf(loan)).isEqualTo(before);
        assertThat(requests(loan)).isEmpty();
        borrower.pay(loan, before, "all");
        assertCode("loan_not_active", body(loan, "1.00", due, "closed"));
    }

    @Test
    void leavesTheLoanAsItIsWhenTheBorrowerHasNotGotTheMoney() {
        long loan = activeLoanOf(penalized(), "12000");
        wallet.spend(borrowerId, balance());
        LocalDate due = firstDue(loan);
        moveTo(due.plusDays(10));
        String before = outstandingOf(loan);

        assertCode("insufficient_balance", body(loan, "100.00", due, "poor"));

        assertThat(outstandingOf(loan)).isEqualTo(before);
        assertThat(told("loan:" + loan, LoanAdjusted.class)).isEmpty();
        assertThat(LoanBooks.anyReserved(loan)).isFalse();
    }

    private void assertCode(String code, String body) {
        Answer refused = admin.post(PATH, body);
        assertThat(refused.text("/code")).as(refused.body().toString()).isEqualTo(code);
    }

    private static String body(long loan, String amount, LocalDate valueDate, String key) {
        return """
                {"loan_id": %d, "amount": %s, "value_date": "%s", "reason": "Paid in the branch", "idempotency_key": "%s"}
                """.formatted(loan, amount, valueDate, key.isEmpty() ? key : "loan-" + loan + "-" + key);
    }

    private long fundedByTwo(String product) {
        long loan = ProductsApi.apply(borrower, product, "12000", "").id();
        wallet.funders.put(
                loan, List.of(new AccountShare(11, Money.inr("4000.00")), new AccountShare(12, Money.inr("8000.00"))));
        admin.approve(loan);
        return loan;
    }

    private String installment(long loan) {
        return borrower.get("/api/loans/" + loan + "/schedule").text("/0/amount");
    }

    private Money balance() {
        return wallet.balance(borrowerId);
    }

    private Stream<RepaymentRequested> requestsOf(long loan) {
        return wallet.requests(loan).stream()
                .filter(RepaymentRequested.class::isInstance)
                .map(RepaymentRequested.class::cast);
    }

    private List<Long> requests(long loan) {
        return requestsOf(loan).map(RepaymentRequested::repaymentId).distinct().toList();
    }

    private static void assertSameForFunders(long loan, long other) {
        for (long funder : List.of(11L, 12L)) {
            assertThat(LoanBooks.principalOf(loan, funder)).isEqualTo(LoanBooks.principalOf(other, funder));
            assertThat(booked(loan, funder)).isEqualTo(LoanBooks.principalOf(loan, funder));
        }
    }

    /** What the ledger makes of all events: the funder's principal that has come back. */
    private static Money booked(long loan, long funder) {
        String key = "loan:" + loan;
        return Stream.concat(
                        told(key, RepaymentApplied.class).stream().flatMap(event -> event.shares().stream()),
                        told(key, LoanAdjusted.class).stream().flatMap(event -> event.shares().stream()))
                .filter(share -> share.accountId() == funder)
                .map(AppliedShare::principal)
                .reduce(Money.inr("0.00"), Money::plus);
    }
}
