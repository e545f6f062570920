package io.tranche.loan.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class OutcomesTests {

    private static final Subject SUBJECT = new Subject("loan", 1);

    /** Before that, an applied loan that is being approved would be told to have come to an end. */
    @Test
    void looksUpOnlyWhatWasBegunInATransactionThatIsOver() {
        OutcomeSettings settings = new OutcomeSettings(10, Duration.ofSeconds(1), Duration.ofSeconds(1));
        Outcomes outcomes =
                new Outcomes(JdbcClient.create(new DriverManagerDataSource()), settings, new SimpleMeterRegistry());
        try (Waiter waiter = outcomes.waiter()) {
            waiter.expect(SUBJECT);
            assertThat(outcomes.awaited()).isEmpty();

            waiter.await(Duration.ofMillis(1));
            assertThat(outcomes.awaited()).containsExactly(SUBJECT);
        }
        assertThat(outcomes.awaited()).isEmpty();
    }

    @Test
    void cutsManyNewsIntoPayloadsThatPostgresTakes() {
        List<Subject> settled = LongStream.range(1_000_000_000, 1_000_002_000)
                .mapToObj(id -> new Subject("repayment", id))
                .toList();

        List<String> payloads = Outcomes.payloads(settled);

        assertThat(payloads)
                .hasSizeGreaterThan(1)
                .allSatisfy(payload -> assertThat(payload).hasSizeLessThan(8_000));
        assertThat(payloads.stream()
                        .flatMap(payload -> Arrays.stream(payload.split(",", -1)))
                        .map(Subject::parse))
                .isEqualTo(settled);
    }
}
