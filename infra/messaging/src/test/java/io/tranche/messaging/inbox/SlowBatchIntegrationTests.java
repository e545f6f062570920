package io.tranche.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.Event;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.RawKafka;
import io.tranche.messaging.RawKafka.Message;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestIds;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.BatchMessageListener;

@PlatformTest(MessagingTestApplication.class)
class SlowBatchIntegrationTests {

    private final long account = TestIds.next();
    private final SlowCounter counter;
    private final BatchMessageListener<byte[], byte[]> listener;

    @Autowired
    SlowBatchIntegrationTests(JdbcClient database, EventListeners listeners) {
        counter = new SlowCounter("slow-counter-" + account, database);
        listener = listeners.listenerOf(counter, "test." + counter.name());
    }

    @Test
    void goesOnOneByOneWhenABatchTakesTooLong() {
        counter.eventsInTime = 1;

        listener.onMessage(records(3));

        assertThat(Effects.of(counter.name(), account)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void neverParksAnEventThatTakesTooLongByItself() {
        counter.eventsInTime = 0;
        List<ConsumerRecord<byte[], byte[]>> batch = records(2);

        assertThatThrownBy(() -> listener.onMessage(batch)).satisfies(SlowBatchIntegrationTests::isTimeout);
        assertThatThrownBy(() -> listener.onMessage(batch.subList(0, 1)))
                .satisfies(SlowBatchIntegrationTests::isTimeout);
        assertThat(Effects.parked(counter.name(), account)).isEmpty();

        counter.eventsInTime = 2;
        listener.onMessage(batch);
        assertThat(Effects.of(counter.name(), account)).containsExactly(1L, 2L);
    }

    private static void isTimeout(Throwable failure) {
        assertThat(TransientTrouble.isTimeout(failure)).isTrue();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> RawKafka.delivered(Message.of(Effects.topUp(account, id)), id))
                .toList();
    }

    /** Postgres cancels its statement when it is given more events than it can do in time. */
    private static final class SlowCounter implements EventConsumer {

        private final String name;
        private final JdbcClient database;
        private int eventsInTime;

        SlowCounter(String name, JdbcClient database) {
            this.name = name;
            this.database = database;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> topics() {
            return Set.of(Topics.WALLET_EVENTS);
        }

        @Override
        public Set<Class<? extends Event>> handles() {
            return Set.of(WalletToppedUp.class);
        }

        @Override
        public void apply(List<ReceivedEvent> events) {
            events.forEach(received -> count((WalletToppedUp) received.event()));
            if (events.size() > eventsInTime) {
                database.sql("SET LOCAL statement_timeout = '10ms'").update();
                database.sql("SELECT pg_sleep(60)").query().singleRow();
            }
        }

        private void count(WalletToppedUp topUp) {
            database.sql("INSERT INTO effect (consumer, account_id, top_up_id) VALUES (?, ?, ?)")
                    .params(name, topUp.accountId(), topUp.topUpId())
                    .update();
        }
    }
}
