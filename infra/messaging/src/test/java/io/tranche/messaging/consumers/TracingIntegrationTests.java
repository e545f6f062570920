package io.tranche.messaging.consumers;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.EventHeaders;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.Money;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.RawKafka;
import io.tranche.messaging.RawKafka.Message;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest(MessagingTestApplication.class)
class TracingIntegrationTests {

    private static final String ONE = "00000000000000000000000000000001";
    private static final String OTHER = "00000000000000000000000000000002";

    private final EventConsumers consumers;

    @Autowired
    TracingIntegrationTests(EventConsumers consumers) {
        this.consumers = consumers;
    }

    /** Sent while the consumer is stopped, so that both may come in one batch. */
    @Test
    void answersGoOnWithTheTraceOfTheirOwnRequestWithinABatch() {
        long oneLoan = TestIds.next();
        long otherLoan = TestIds.next();
        consumers.stop();
        RawKafka.send(request(oneLoan, ONE), request(otherLoan, OTHER));
        consumers.start();

        await().untilAsserted(() -> assertThat(traceOfAnswer(otherLoan)).hasSize(1));
        await().untilAsserted(() -> assertThat(traceOfAnswer(oneLoan)).hasSize(1));
        assertThat(traceOfAnswer(oneLoan)).singleElement().asString().startsWith("00-" + ONE + "-");
        assertThat(traceOfAnswer(otherLoan)).singleElement().asString().startsWith("00-" + OTHER + "-");
    }

    private static Message request(long loan, String trace) {
        DisbursementRequested request = new DisbursementRequested(loan, TestIds.next(), Money.inr("1000"));
        return Message.of(SentEvent.of(request))
                .with(EventHeaders.TRACE_PARENT, "00-" + trace + "-00000000000000aa-01");
    }

    private static List<String> traceOfAnswer(long loan) {
        return TestPlatform.database()
                .sql("SELECT traceparent FROM loan.outbox WHERE key = ?")
                .param("loan:" + loan)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
