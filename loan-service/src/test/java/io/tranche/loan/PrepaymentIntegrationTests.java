package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrepaymentIntegrationTests extends LoanServiceTestCase {

    @ParameterizedTest
    @CsvSource({"REDUCE_EMI, 12, 4442.44", "REDUCE_TENOR, 6, 8884.88"})
    void makesTheScheduleAnewAsQuotedAndKeepsTheOldOne(String prepayment, int installmentsLeft, String emi) {
        long loan = activeLoan("100000", 12);
        Answer quote = quote(loan, "50000.00", prepayment);

        Answer paid = borrower.prepay(loan, "50000.00", prepayment, "half");

        assertThat(quote.text("/emi")).isEqualTo(emi);
        assertThat(quote.text("/principal")).isEqualTo("50000.00");
        assertThat(paid.code()).isEqualTo(200);
        assertThat(paid.text("/repayment/prepayment")).isEqualTo(prepayment);
        assertThat(paid.text("/new_outstanding")).isEqualTo(quote.text("/new_outstanding"));
        assertThat(outstandingOf(loan)).isEqualTo(quote.text("/new_outstanding"));
        List<String> due = schedule(loan);
        assertThat(due).hasSize(1 + installmentsLeft).endsWith(quote.text("/last_due_date"));
        LoanBooks.assertSound(loan);
        assertThat(LoanBooks.supersededRows(loan)).isEqualTo(12);
        assertThat(borrower.get("/api/loans/" + loan + "/timeline").body().findValuesAsString("detail"))
                .contains("50000.00, " + prepayment);
    }

    @Test
    void closesTheLoanForWhatTheQuoteSaysAndGivesEveryFunderTheStakeBack() {
        List<AccountShare> stakes =
                List.of(new AccountShare(11, Money.inr("33333.33")), new AccountShare(12, Money.inr("66666.67")));
        long loan = borrower.apply("100000", 12).id();
        wallet.funders.put(loan, stakes);
        admin.approve(loan);
        enrich("50000.00");
        borrower.pay(loan, "8884.88", "first");
        String total = borrower.get(foreclosureQuote(loan)).text("/total");
        assertThat(total)
                .as("the interest of the first month is not owed any more")
                .isEqualTo("91115.12");

        Answer closed = borrower.foreclose(loan, total, "close");

        assertThat(closed.text("/loan_closed")).isEqualTo("true");
        assertThat(statusOf(loan)).isEqualTo("CLOSED");
        assertThat(borrower.foreclose(loan, total, "close").code()).isEqualTo(200);
        assertThat(principalBack(loan, 11)).isEqualTo(Money.inr("33333.33"));
        assertThat(principalBack(loan, 12)).isEqualTo(Money.inr("66666.67"));
        assertThat(borrower.foreclose(loan, "1.00", "again").text("/code")).isEqualTo("loan_not_active");
        assertThat(borrower.get(foreclosureQuote(loan)).text("/code")).isEqualTo("loan_not_active");
        LoanBooks.assertSound(loan);
    }

    @Test
    void doesNotCloseForAnotherAmountThanItTakesToday() {
        long loan = activeLoan("100000", 12);

        Answer refused = borrower.foreclose(loan, "99999.99", "close");

        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("foreclosure_amount_changed");
        assertThat(refused.text("/detail")).contains("100000.00");
        assertThat(statusOf(loan)).isEqualTo("ACTIVE");
        assertThat(borrower.foreclose(loan, "100000.00", "close").text("/loan_closed"))
                .isEqualTo("true");
    }

    @Test
    void refusesWhatIsMoreThanItTakesToClose() {
        long loan = activeLoan("100000", 12);
        enrich("100000.00");

        assertThat(quote(loan, "100000.01", "REDUCE_EMI").text("/code")).isEqualTo("amount_exceeds_outstanding");
        assertThat(borrower.prepay(loan, "100000.01", "REDUCE_EMI", "more").text("/code"))
                .isEqualTo("amount_exceeds_outstanding");
        assertThat(borrower.prepay(loan, "199999.00", "REDUCE_EMI", "much-more").text("/code"))
                .isEqualTo("amount_exceeds_outstanding");
        assertThat(outstandingOf(loan)).isEqualTo("106618.53");
        assertThat(borrower.prepay(loan, "100000.00", "REDUCE_TENOR", "all").text("/loan_closed"))
                .isEqualTo("true");
    }

    @Test
    void showsOnlyOnesOwnLoan() {
        long loan = activeLoan("1000", 3);
        LoanApi other = LoanApi.user(port, borrowerId + 1);

        assertThat(other.get(foreclosureQuote(loan)).code()).isEqualTo(404);
        assertThat(other.post(
                                "/api/loans/" + loan + "/foreclose",
                                "{\"amount\": 1000, \"idempotency_key\": \"theirs\"}")
                        .code())
                .isEqualTo(404);
        assertThat(other.post("/api/loans/" + loan + "/prepayment-quote", "{\"amount\": 10}")
                        .code())
                .isEqualTo(404);
        assertThat(admin.get(foreclosureQuote(loan)).text("/total")).isEqualTo("1000.00");
    }

    @Test
    void refusesChoicesThatThereAreNot() {
        long loan = activeLoan("1000", 3);

        assertThat(borrower.prepay(loan, "10.00", "FORECLOSURE", "x").text("/code"))
                .isEqualTo("invalid_request");
        assertThat(borrower.prepay(loan, "-10.00", "REDUCE_EMI", "x").text("/code"))
                .isEqualTo("invalid_request");
        assertThat(borrower.post("/api/loans/" + loan + "/foreclose", "{\"amount\": 1000}")
                        .text("/code"))
                .isEqualTo("invalid_request");
    }

    private Answer quote(long loan, String amount, String prepayment) {
        return borrower.post(
                "/api/loans/" + loan + "/prepayment-quote",
                "{\"amount\": %s, \"prepayment\": \"%s\"}".formatted(amount, prepayment));
    }

    private static String foreclosureQuote(long loan) {
        return "/api/loans/" + loan + "/foreclosure-quote";
    }

    private List<String> schedule(long loan) {
        return borrower.get("/api/loans/" + loan + "/schedule")
                .body()
                .valueStream()
                .map(row -> row.get("due_date").asString())
                .toList();
    }

    private static Money principalBack(long loan, long account) {
        String key = "loan:" + loan;
        return Stream.concat(
                        DayEndTestCase.told(key, RepaymentApplied.class).stream()
                                .flatMap(event -> event.shares().stream()),
                        DayEndTestCase.told(key, LoanAdjusted.class).stream().flatMap(event -> event.shares().stream()))
                .filter(share -> share.accountId() == account)
                .map(AppliedShare::principal)
                .reduce(Money.inr("0.00"), Money::plus);
    }
}
