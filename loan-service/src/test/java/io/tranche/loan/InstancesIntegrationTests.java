package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.util.ArrayList;
import java.util.List;
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
                eventually().until(() -> timeline(loan).getLast().equals("REFUNDING"));
                assertThat(wallet.requests(loan).stream().filter(RepaymentRequested.class::isInstance))
                        .hasSize(3);
            });
        }
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

    static ConfigurableApplicationContext secondInstance(String... settings) {
        String[] own = {
            "--server.port=0",
            "--tranche.saga.watch-interval=100ms",
            "--tranche.saga.repayment.patience.answer-within=1500ms",
            "--tranche.saga.repayment.patience.ask-max=3"
        };
        return new SpringApplicationBuilder(LoanServiceApplication.class)
                .initializers(new TestPlatform.Settings())
                .properties("spring.config.name=loan-service")
                .run(Stream.of(own, settings).flatMap(Stream::of).toArray(String[]::new));
    }

    static int portOf(ConfigurableApplicationContext instance) {
        Environment environment = instance.getEnvironment();
        return Integer.parseInt(String.valueOf(environment.getProperty("local.server.port")));
    }
}
