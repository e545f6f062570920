package io.tranche.loan.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutcomesTests {

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
