package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import io.tranche.standalone.Paper.Parts;
import io.tranche.standalone.Paper.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A loan of three providers is paid late with a penalty, prepaid and foreclosed. What each has to get is reckoned on {@link Paper}. */
@OnRunningPlatform
class ThreeProvidersTests {

    private static final List<String> FUNDS = List.of("60000.00", "40000.00", "20000.01");

    /** 100,000.00 in proportion to the funds is 49,999.9958, 33,333.3306 and 16,666.6736. */
    private static final List<BigDecimal> STAKES =
            List.of(new BigDecimal("50000.00"), new BigDecimal("33333.33"), new BigDecimal("16666.67"));

    private static final BigDecimal LENT = new BigDecimal("100000.00");
    private static final BigDecimal AHEAD = new BigDecimal("20000.00");

    private final Api api;
    private final Books books;
    private final Days days;
    private final Paper paper = new Paper(STAKES);
    private final List<Lender> lenders = new ArrayList<>();
    private final Session borrower;
    private long loan;
    private BigDecimal paid = BigDecimal.ZERO;

    ThreeProvidersTests(Api api, Books books) {
        this.api = api;
        this.books = books;
        this.days = new Days(api);
        this.borrower = api.newBorrower();
    }

    @AfterEach
    void pauseAll() {
        lenders.forEach(Lender::pauses);
    }

    @Test
    void eachGetTheirPartToThePaisa() {
        lend();
        lenders.forEach(lender -> lender.seesThat(loan, "ACTIVE"));
        List<LocalDate> dues = dues();

        days.moveTo(dues.get(0).plusDays(10));
        BigDecimal balance = payLate();
        balance = prepay(balance);
        days.moveTo(dues.get(1));
        balance = payLoweredInstallment(balance);
        days.moveTo(dues.get(1).plusDays(15));
        foreclose(balance);

        assertEverythingWentToTheLendersAndThePlatform();
        books.agree();
    }

    /** The first installment, ten days after it was due; three days are free, so six have ended that cost. */
    private BigDecimal payLate() {
        BigDecimal emi = Paper.emi(LENT, 12, 30);
        assertThat(emi).isEqualTo("8884.88");
        BigDecimal interest = Paper.interest(LENT, 30);
        Parts late = new Parts(emi.subtract(interest), interest, Paper.penalty(emi, 6));
        assertThat(borrower.get("/api/loans/" + loan).text("/arrears/penalty_amount"))
                .isEqualTo(late.penalty().toString());

        pay(late, "\"amount\": " + late.total());
        return LENT.subtract(late.principal());
    }

    /** Of the second month, ten days' interest has accrued. The borrower chooses lower installments. */
    private BigDecimal prepay(BigDecimal balance) {
        BigDecimal accrued = Paper.interest(balance, 10);
        Parts ahead = new Parts(AHEAD.subtract(accrued), accrued, Paper.NOTHING);
        BigDecimal left = balance.subtract(ahead.principal());
        String lowered = Paper.emi(left, 11, 20).toString();
        assertThat(quote("REDUCE_EMI").text("/emi")).isEqualTo(lowered);
        assertThat(quote("REDUCE_TENOR").text("/emi")).isEqualTo("8884.88");

        pay(ahead, "\"amount\": %s, \"prepayment\": \"REDUCE_EMI\"".formatted(AHEAD));
        return left;
    }

    private BigDecimal payLoweredInstallment(BigDecimal balance) {
        BigDecimal emi = Paper.emi(balance, 11, 20);
        BigDecimal interest = Paper.interest(balance, 20);
        Parts due = new Parts(emi.subtract(interest), interest, Paper.NOTHING);

        pay(due, "\"amount\": " + due.total());
        return balance.subtract(due.principal());
    }

    private void foreclose(BigDecimal balance) {
        Parts rest = new Parts(balance, Paper.interest(balance, 15), Paper.NOTHING);
        Answer quote = borrower.get("/api/loans/%d/foreclosure-quote".formatted(loan));
        assertThat(quote.text("/interest")).isEqualTo(rest.interest().toString());
        assertThat(quote.text("/total")).isEqualTo(rest.total().toString());

        settled(rest, "CLOSED", borrower.post("/api/loans/%d/foreclose".formatted(loan), """
                        {"amount": %s, "idempotency_key": "%s"}""".formatted(
                        rest.total(), UUID.randomUUID())));
    }

    private void pay(Parts parts, String what) {
        settled(parts, "ACTIVE", borrower.post("/api/repayments/make-payment", """
                {"loan_id": %d, %s, "idempotency_key": "%s"}""".formatted(
                        loan, what, UUID.randomUUID())));
    }

    private void settled(Parts parts, String status, Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        paid = paid.add(parts.total());
        List<Share> shares = paper.split(parts);
        LocalDate today = days.today();
        for (int i = 0; i < lenders.size(); i++) {
            lenders.get(i).receives(shares.get(i), today);
        }
        lenders.forEach(lender -> lender.seesThat(loan, status));
    }

    private void assertEverythingWentToTheLendersAndThePlatform() {
        BigDecimal received = lenders.stream().map(Lender::received).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal fees = lenders.stream().map(Lender::fees).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(fees).isPositive();
        assertThat(received.add(fees)).isEqualByComparingTo(paid);
        for (int i = 0; i < lenders.size(); i++) {
            lenders.get(i).findsInTheWallet(FUNDS.get(i));
        }
        assertThat(borrower.balance())
                .isEqualTo(new BigDecimal("105000.00").subtract(paid).toString());
        assertThat(borrower.get("/api/loans/" + loan).text("/outstanding_amount"))
                .isEqualTo("0.00");
    }

    /** On a fifth: from there to the fifteenth and to the twentieth a month of thirty days has as many as the calendar. */
    private void lend() {
        LocalDate today = days.today();
        days.moveTo(today.getDayOfMonth() > 5 ? today.plusMonths(1).withDayOfMonth(5) : today.withDayOfMonth(5));
        List<Session> providers = FUNDS.stream().map(this::provider).toList();
        borrower.topUp("5000.00");
        loan = borrower.post("/api/loans/apply", """
                        {"principal_amount": %s, "tenure_months": 12, "product": "%s"}""".formatted(LENT, product())).number("/id");
        assertThat(api.admin().approve(loan).text("/status")).isEqualTo("ACTIVE");
        for (int i = 0; i < STAKES.size(); i++) {
            lenders.add(new Lender(providers.get(i), STAKES.get(i), days.today()));
        }
    }

    private Session provider(String funds) {
        Session provider = api.newUser("PROVIDER");
        assertThat(provider.post("/api/providers/add_funds/", "{\"amount\": %s}".formatted(funds))
                        .text("/balance"))
                .isEqualTo(funds);
        return provider;
    }

    private String product() {
        String product = "p-" + UUID.randomUUID();
        Answer made = api.admin().post("/api/products", """
                {"product": "%s", "interest_rate": 12.00, "penalty_rate": 36.50, "grace_days": 3, "platform_fee_percent": 1,
                 "house_capital_allowed": false}""".formatted(product));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return product;
    }

    private Answer quote(String prepayment) {
        return borrower.post("/api/loans/%d/prepayment-quote".formatted(loan), """
                {"amount": %s, "prepayment": "%s"}""".formatted(AHEAD, prepayment));
    }

    private List<LocalDate> dues() {
        return borrower.get("/api/loans/%d/schedule".formatted(loan)).body().findValuesAsString("due_date").stream()
                .map(LocalDate::parse)
                .toList();
    }
}
