package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

class InstancesIntegrationTests extends LoanServiceTestCase {

    private static final int LOANS = 12;

    /** Kafka gives each instance half of the partitions, so about half of the callers wait in the wrong one. */
    @Test
    void answersCallersWhoseSagaEndsInTheOtherInstance() {
        try (ConfigurableApplicationContext other = secondInstance()) {
            int otherPort = portOf(other);
            List<Answer> answers = together(IntStream.range(0, LOANS)
                    .<Callable<Answer>>mapToObj(number -> () -> journey(number % 2 == 0 ? port : otherPort))
                    .toList());

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.code())
                            .as(answer.body().toString())
                            .isEqualTo(200));
        }
    }

    @Test
    void asksAgainOnceHoweverManyInstancesWatch() {
        try (ConfigurableApplicationContext other = secondInstance()) {
            assertThat(other.isRunning()).isTrue();
            List<Long> loans = new ArrayList<>();
            loans.add(activeLoan("1000", 3));
            loans.add(activeLoan("1000", 3));
            loans.forEach(loan -> wallet.temper(loan, Temper.SILENT));

            loans.forEach(loan -> borrower.post("/api/payments", LoanApi.payment(loan, "10.00", "key-" + loan), ASYNC));

            loans.forEach(loan -> {
                impatiently().until(() -> timeline(loan).contains("REFUNDING"));
                eventually().until(() -> wallet.requests(loan).getLast() instanceof RepaymentRefundRequested);
                assertThat(wallet.requests(loan).stream().filter(RepaymentRequested.class::isInstance))
                        .hasSize(3);
            });
        }
    }

    /** While Kafka shares out the partitions anew, answers may come late: callers then hear that it is under way. */
    @Test
    void keepOneLoanTogether() {
        try (ConfigurableApplicationContext other = secondInstance()) {
            LoanApi there = LoanApi.user(portOf(other), borrowerId);
            long loan = activeLoan("10000", 12);
            enrich("10000.00");
            neverGiveUp(loan);

            List<Answer> answers = together(IntStream.range(0, 16)
                    .mapToObj(number -> payment(number % 2 == 0 ? borrower : there, loan, number))
                    .toList());

            assertThat(answers)
                    .allMatch(answer -> List.of(200, 202).contains(answer.code())
                            || List.of("outstanding_reserved", "repayment_in_progress")
                                    .contains(answer.text("/code")));
            eventually().until(() -> amounts(loan, "PENDING").isEmpty());
            Money taken = amounts(loan, "SUCCESS").stream().reduce(Money.inr("0.00"), Money::plus);
            assertThat(wallet.balance(borrowerId))
                    .isEqualTo(Money.inr("20000.00").minus(taken));
            LoanBooks.assertSound(loan);

            assertClosesOnceAndOpensOnce(loan, there, LoanApi.admin(portOf(other)));
        } finally {
            giveUpAsBefore();
        }
    }

    private void assertClosesOnceAndOpensOnce(long loan, LoanApi there, LoanApi adminThere) {
        String total = borrower.get("/api/loans/" + loan + "/foreclosure-quote").text("/total");

        List<Answer> closed = together(
                List.of(() -> borrower.foreclose(loan, total, "here"), () -> there.foreclose(loan, total, "there")));

        assertThat(closed).extracting(Answer::code).containsOnlyOnce(409);
        eventually().until(() -> statusOf(loan).equals("CLOSED"));
        Answer closing = closed.stream()
                .filter(answer -> answer.code() != 409)
                .findFirst()
                .orElseThrow();
        String back = "/api/repayments/" + closing.text("/repayment/id") + "/reverse";
        assertThat(together(List.of(
                        () -> admin.post(back, "{\"reason\": \"here\"}"),
                        () -> adminThere.post(back, "{\"reason\": \"there\"}"))))
                .extracting(Answer::code)
                .isSubsetOf(200, 202);
        eventually().until(() -> statusOf(loan).equals("ACTIVE"));
        LoanBooks.assertSound(loan);
    }

    private List<Money> amounts(long loan, String status) {
        return borrower.get("/api/repayments?limit=200&loan_id=" + loan)
                .body()
                .valueStream()
                .filter(repayment -> repayment.get("status").asString().equals(status))
                .map(repayment -> Money.inr(repayment.get("amount").asString()))
                .toList();
    }

    /** Nobody asks again for what will be asked of this loan. */
    private static void neverGiveUp(long loan) {
        TestPlatform.database().sql("""
                        CREATE FUNCTION loan.be_patient() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN NEW.due_at := NEW.due_at + interval '1 day'; RETURN NEW; END $$
                        """).update();
        TestPlatform.database().sql("""
                        CREATE TRIGGER be_patient BEFORE INSERT ON loan.saga_waiting
                        FOR EACH ROW WHEN (NEW.subject = 'loan:%d') EXECUTE FUNCTION loan.be_patient()
                        """.formatted(loan)).update();
    }

    private static void giveUpAsBefore() {
        TestPlatform.database()
                .sql("DROP FUNCTION IF EXISTS loan.be_patient CASCADE")
                .update();
    }

    /** Of four, one is in advance, and two are the same. */
    private static Callable<Answer> payment(LoanApi api, long loan, int number) {
        return number % 4 == 0
                ? () -> api.prepay(loan, "250.01", "REDUCE_EMI", "ahead-" + number)
                : () -> api.pay(loan, "100.01", "key-" + (number + 1) / 2);
    }

    @Test
    void answersAlthoughTheListeningConnectionWasCut() {
        long loan = activeLoan("1000", 3);

        assertThat(listeners("count(pg_terminate_backend(pid))")).isPositive();

        assertThat(borrower.pay(loan, "10.00", "right-after").code()).isEqualTo(200);
        eventually().untilAsserted(() -> assertThat(listeners("count(*)")).isPositive());
    }

    private static int listeners(String what) {
        return TestPlatform.database()
                .sql("SELECT " + what + " FROM pg_stat_activity WHERE application_name = 'loan-outcomes'")
                .query(Integer.class)
                .single();
    }

    private Answer journey(int ofPort) {
        long user = TestIds.next();
        LoanApi ofUser = LoanApi.user(ofPort, user);
        long loan = ofUser.apply("1000", 3).id();
        Answer approved = LoanApi.admin(ofPort).approve(loan);
        if (approved.code() != 200) {
            return approved;
        }
        Answer paid = ofUser.pay(loan, "400.00", "only");
        assertThat(wallet.balance(user)).isEqualTo(Money.inr("600.00"));
        return paid;
    }

    static ConfigurableApplicationContext secondInstance() {
        PlatformTest first = Objects.requireNonNull(LoanServiceTest.class.getAnnotation(PlatformTest.class));
        Stream<String> settings = Stream.concat(Stream.of("server.port=0"), Stream.of(first.properties()));
        return new SpringApplicationBuilder(LoanServiceApplication.class)
                .initializers(new TestPlatform.Settings())
                .properties("spring.config.name=loan-service")
                .run(settings.map("--"::concat).toArray(String[]::new));
    }

    static int portOf(ConfigurableApplicationContext instance) {
        Environment environment = instance.getEnvironment();
        return Integer.parseInt(String.valueOf(environment.getProperty("local.server.port")));
    }
}
