package io.tranche.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.RawKafka;
import io.tranche.messaging.RawKafka.Message;
import io.tranche.messaging.TopUpCounter;
import io.tranche.messaging.Trouble;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestIds;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.BatchMessageListener;

@PlatformTest(MessagingTestApplication.class)
class SlowBatchIntegrationTests {

    private final long account = TestIds.next();
    private final String name = "slow-counter-" + account;
    private final Trouble trouble = new Trouble();
    private final JdbcClient database;
    private final BatchMessageListener<byte[], byte[]> listener;

    @Autowired
    SlowBatchIntegrationTests(JdbcClient database, EventListeners listeners) {
        this.database = database;
        listener = listeners.listenerOf(new TopUpCounter(name, database, trouble), "test." + name);
    }

    @Test
    void goesOnOneByOneWhenABatchTakesTooLong() {
        AtomicBoolean inBatch = new AtomicBoolean(true);
        trouble.at(2, () -> inBatch.getAndSet(false) ? takeTooLong() : null);

        listener.onMessage(records(3));

        assertThat(Effects.of(name, account)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void neverParksAnEventThatTakesTooLongByItselfButCountsIt(@Autowired MeterRegistry meters) {
        List<ConsumerRecord<byte[], byte[]>> batch = records(2);
        trouble.at(1, this::takeTooLong);

        assertThatThrownBy(() -> listener.onMessage(batch)).satisfies(SlowBatchIntegrationTests::isTimeout);
        assertThatThrownBy(() -> listener.onMessage(batch.subList(0, 1)))
                .satisfies(SlowBatchIntegrationTests::isTimeout);
        assertThat(Effects.parked(name, account)).isEmpty();
        assertThat(meters.get("consumer.event.timeouts")
                        .tag("consumer", "test." + name)
                        .counter()
                        .count())
                .isEqualTo(2);

        trouble.overAt(1);
        listener.onMessage(batch);
        assertThat(Effects.of(name, account)).containsExactly(1L, 2L);
    }

    /** Postgres cancels the statement. */
    private @Nullable Throwable takeTooLong() {
        database.sql("SET LOCAL statement_timeout = '10ms'").update();
        database.sql("SELECT pg_sleep(60)").query().singleRow();
        return null;
    }

    private static void isTimeout(Throwable failure) {
        assertThat(TransientTrouble.isTimeout(failure)).isTrue();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> RawKafka.delivered(Message.of(Effects.topUp(account, id)), id))
                .toList();
    }
}
