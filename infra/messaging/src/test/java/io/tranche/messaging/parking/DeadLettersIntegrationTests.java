package io.tranche.messaging.parking;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.EventHeaders;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.RawKafka;
import io.tranche.messaging.RawKafka.Message;
import io.tranche.messaging.Trouble;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.kafka.support.SendResult;

@PlatformTest(MessagingTestApplication.class)
class DeadLettersIntegrationTests {

    private static final String TOPIC = "tranche.wallet.events.dlt";

    private final long account = TestIds.next();
    private final List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    private KafkaConsumer<byte[], byte[]> reader;

    /** Not before the application is there, which makes the topic. */
    @BeforeEach
    void open() {
        reader = reader();
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void showKafkaToolsWhatWasParkedWithItsBytesItsHeadersAndItsCause(@Autowired Trouble trouble) {
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        SentEvent sent = Effects.topUp(account, poison);
        TestEvents.publish(List.of(sent, Effects.topUp(account, 2)));

        await().until(() -> lettersOf("counter").size() == 2);

        ConsumerRecord<byte[], byte[]> letter = lettersOf("counter").getFirst();
        assertThat(text(letter, EventHeaders.ID)).isEqualTo(sent.id().toString());
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains(Long.toString(poison));
        assertThat(text(letter, "parked_error_class")).isEqualTo(IllegalArgumentException.class.getName());
        assertThat(text(letter, "parked_error_fingerprint")).hasSize(16);
        assertThat(text(letter, "parked_origin_topic")).isEqualTo("tranche.wallet.events");
        assertThat(text(letter, "parked_origin_offset")).containsOnlyDigits();
        assertThat(text(lettersOf("counter").getLast(), "parked_state")).isEqualTo("QUEUED");
    }

    @Test
    void holdUndecodableBytesAsTheyWere() {
        byte[] bytes = {(byte) 0xC3, 0x28, 0, (byte) 0xFF};
        RawKafka.send(Message.of(Effects.topUp(account, 1)).holding(bytes));

        await().until(() -> lettersOf("counter").size() == 1);

        assertThat(lettersOf("counter").getFirst().value()).isEqualTo(bytes);
    }

    @Test
    void leaveOutAContentThatKafkaWouldNotTakeAgain() {
        RawKafka.send(Message.of(Effects.topUp(account, 1)).holding(new byte[1_048_000]));

        await().until(() -> lettersOf("counter").size() == 1);

        ConsumerRecord<byte[], byte[]> letter = lettersOf("counter").getFirst();
        assertThat(letter.value()).isNull();
        assertThat(text(letter, "parked_payload_left_out")).isEqualTo("1048000 bytes");
    }

    @Test
    void areWrittenAgainRatherThanNeverWhenACrashLosesTheNote(@Autowired Trouble trouble) {
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        TestEvents.publish(List.of(Effects.topUp(account, poison)));
        await().until(() -> lettersOf("counter").size() == 1);
        await().untilAsserted(() -> assertThat(copied()).containsExactly(true));

        TestPlatform.database()
                .sql("UPDATE loan.parked_event SET copied_at = NULL WHERE consumer = 'counter' AND key = ?")
                .param("account:" + account)
                .update();

        await().until(() -> lettersOf("counter").size() == 2);
    }

    @Test
    void areNotedEachByItselfAndWithoutATransactionThatWaitsForKafka(@Autowired Trouble trouble) throws SQLException {
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        ScriptedKafka kafka = takingAllBut(2, new CompletableFuture<>());

        whileNobodyElseCopies(held -> {
            publishThree(poison);

            assertThatThrownBy(lettersOf(kafka, held, 200)::copyAll).hasMessageStartingWith("Kafka took");

            assertThat(copied()).containsExactly(true, false, true);
            assertThat(kafka.withinTransaction).isFalse();
        });
        await().untilAsserted(() -> assertThat(copied()).containsOnly(true));
    }

    @Test
    void areNotHeldUpByAWholeBatchThatKafkaRefuses(@Autowired Trouble trouble) throws SQLException {
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        ScriptedKafka kafka =
                takingAllBut(2, CompletableFuture.failedFuture(new IllegalStateException("refused for good")));

        whileNobodyElseCopies(held -> {
            publishThree(poison);

            assertThatThrownBy(lettersOf(kafka, held, 1)::copyAll).hasMessageStartingWith("Kafka took");

            assertThat(copied()).containsExactly(true, false, true);
        });
    }

    @Test
    void areNotSentToATopicAgainThatDidNotAnswerInTheSameRound(@Autowired Trouble trouble) throws SQLException {
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        ScriptedKafka kafka = new ScriptedKafka(letter -> new CompletableFuture<>());

        whileNobodyElseCopies(held -> {
            publishThree(poison);

            assertThatThrownBy(lettersOf(kafka, held, 1)::copyAll).hasMessageContaining(TOPIC);

            assertThat(kafka.letters).extracting(ProducerRecord::topic).containsOnlyOnce(TOPIC);
        });
    }

    /** Each round gets behind one page of those that are not answered. */
    @Test
    void areNotHeldUpForGoodByAPartitionThatDoesNotAnswer(@Autowired Trouble trouble) throws SQLException {
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        ScriptedKafka kafka = takingAllBut(poison, new CompletableFuture<>());

        whileNobodyElseCopies(held -> {
            publishThree(poison);
            DeadLetters letters = lettersOf(kafka, held, 1);

            await().untilAsserted(() -> {
                assertThatThrownBy(letters::copyAll).hasMessageStartingWith("Kafka took");
                assertThat(copied()).containsExactly(false, true, true);
            });
        });
    }

    private ScriptedKafka takingAllBut(long topUp, CompletableFuture<SendResult<byte[], byte[]>> answerToAllElse) {
        return new ScriptedKafka(letter -> {
            boolean ours = ("account:" + account).equals(new String(letter.key(), StandardCharsets.UTF_8));
            boolean meant =
                    new String(letter.value(), StandardCharsets.UTF_8).contains("\"top_up_id\":%d,".formatted(topUp));
            return ours && !meant ? ScriptedKafka.taken(letter) : answerToAllElse;
        });
    }

    private void whileNobodyElseCopies(Consumer<DataSource> test) throws SQLException {
        try (Connection turn = TestPlatform.dataSource("loan_service").getConnection()) {
            DataSource held = new SingleConnectionDataSource(turn, true);
            await().until(() -> JdbcClient.create(held)
                    .sql(DeadLetters.TAKE_TURN)
                    .query(Boolean.class)
                    .single());
            test.accept(held);
        }
    }

    private void publishThree(long poison) {
        TestEvents.publish(
                List.of(Effects.topUp(account, poison), Effects.topUp(account, 2), Effects.topUp(account, 3)));
        await().until(() -> copied().size() == 3);
    }

    private static DeadLetters lettersOf(ScriptedKafka kafka, DataSource held, int batchMax) {
        return new DeadLetters(held, new LetterPost(kafka, Duration.ofMillis(50)), batchMax);
    }

    private List<Boolean> copied() {
        return TestPlatform.database()
                .sql("""
                        SELECT copied_at IS NOT NULL FROM loan.parked_event
                        WHERE consumer = 'counter' AND key = ? ORDER BY id
                        """)
                .param("account:" + account)
                .query((row, number) -> row.getBoolean(1))
                .list();
    }

    private List<ConsumerRecord<byte[], byte[]>> lettersOf(String consumer) {
        reader.poll(Duration.ofMillis(100)).forEach(letters::add);
        return letters.stream()
                .filter(letter -> consumer.equals(text(letter, "parked_consumer")))
                .filter(letter -> Arrays.equals(("account:" + account).getBytes(StandardCharsets.UTF_8), letter.key()))
                .toList();
    }

    private static @Nullable String text(ConsumerRecord<?, ?> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static KafkaConsumer<byte[], byte[]> reader() {
        KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        await().ignoreExceptions().until(() -> reader.partitionsFor(TOPIC).size() == 12);
        List<TopicPartition> partitions = reader.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        return reader;
    }
}
