package io.tranche.messaging.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.tranche.messaging.trace.Traces.Received;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausesTests {

    private static final String ONE = "00-0000000000000000000000000000000a-00000000000000aa-01";
    private static final String OTHER = "00-0000000000000000000000000000000b-00000000000000bb-00";

    private final Traces traces = new Traces(Tracer.NOOP);

    @Test
    void findsTheTraceByKeyAndByEvent() {
        Received one = received("loan:1", ONE);
        Received other = received("loan:2", OTHER);

        traces.during("test", List.of(one, other), () -> {
            assertThat(Causes.current().traceParentFor("loan:1")).isEqualTo(ONE);
            assertThat(Causes.current().traceParentFor("loan:2")).isEqualTo(OTHER);
            assertThat(Causes.current().traceParentFor("account:7")).isNull();
            assertThat(Causes.current().traceParentOf(other.id())).isEqualTo(OTHER);
        });
    }

    @Test
    void takesTheLastOfAKeyButTellsTheEventsApart() {
        Received first = received("loan:1", ONE);
        Received second = received("loan:1", OTHER);

        traces.during("test", List.of(first, second), () -> {
            assertThat(Causes.current().traceParentFor("loan:1")).isEqualTo(OTHER);
            assertThat(Causes.current().traceParentOf(first.id())).isEqualTo(ONE);
        });
    }

    @Test
    void givesTheOnlyTraceToEventsOfAnyKey() {
        traces.during(
                "test",
                List.of(received("user:1", ONE)),
                () -> assertThat(Causes.current().traceParentFor("account:7")).isEqualTo(ONE));
    }

    @Test
    void knowsNothingOutsideOfAnApplication() {
        assertThat(Causes.current().traceParentFor("loan:1")).isNull();
        assertThat(traces.current()).isNull();
    }

    @Test
    void goesOnWithoutATraceWhereNoneCame() {
        traces.during(
                "test",
                List.of(received("loan:1", null)),
                () -> assertThat(Causes.current().traceParentFor("loan:1")).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "garbage", "01-0000000000000000000000000000000a-00000000000000aa-01"})
    void doesNotParseWhatIsNoTraceParent(String header) {
        assertThat(TraceParent.parse(header)).isEmpty();
    }

    private static Received received(String key, @Nullable String traceParent) {
        return new Received(UUID.randomUUID(), "loan.disbursement_requested.v1", key, traceParent);
    }
}
