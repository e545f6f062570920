package io.tranche.messaging.parking;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.messaging.parking.LetterPost.Delivery;
import io.tranche.messaging.parking.LetterPost.Letter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;

class LetterPostTests {

    private static final Duration SHORTLY = Duration.ofMillis(50);

    @Test
    void tellsWhatKafkaTookFromWhatItRefusedOrDidNotAnswer() {
        ScriptedKafka kafka = new ScriptedKafka(letter -> switch (letter.key()[0]) {
            case 2 -> new CompletableFuture<>();
            case 3 -> CompletableFuture.failedFuture(new IllegalStateException("refused"));
            default -> ScriptedKafka.taken(letter);
        });

        Delivery delivery = new LetterPost(kafka, SHORTLY).send(letters("topic", 1, 2, 3, 4));

        assertThat(delivery.taken()).containsExactlyInAnyOrder(1L, 4L);
    }

    @Test
    void countsATopicAsOutOfReachThatDoesNotAnswerButNotOneThatRefuses() {
        ScriptedKafka kafka = new ScriptedKafka(letter -> switch (letter.topic()) {
            case "silent" -> new CompletableFuture<>();
            case "late" -> CompletableFuture.failedFuture(new TimeoutException("expired"));
            default -> CompletableFuture.failedFuture(new IllegalStateException("refused"));
        });
        List<Letter> letters = new ArrayList<>(letters("silent", 1));
        letters.addAll(letters("late", 2));
        letters.addAll(letters("refusing", 3));

        Delivery delivery = new LetterPost(kafka, SHORTLY).send(letters);

        assertThat(delivery.taken()).isEmpty();
        assertThat(delivery.outOfReach()).containsExactlyInAnyOrder("silent", "late");
    }

    @Test
    void leavesOutATopicThatIsMissingAndSendsToTheOthers() {
        ScriptedKafka kafka = new ScriptedKafka(letter -> {
            if (letter.topic().equals("missing")) {
                throw new KafkaException("Send failed", new TimeoutException("no metadata"));
            }
            return ScriptedKafka.taken(letter);
        });

        List<Letter> letters = new ArrayList<>(letters("missing", 1, 2, 3));
        letters.addAll(letters("topic", 4, 5));

        Delivery delivery = new LetterPost(kafka, SHORTLY).send(letters);

        assertThat(delivery).isEqualTo(new Delivery(Set.of(4L, 5L), Set.of("missing")));
        assertThat(kafka.letters).hasSize(3);
    }

    private static List<Letter> letters(String topic, long... ids) {
        return LongStream.of(ids)
                .mapToObj(id -> new Letter(id, new ProducerRecord<>(topic, new byte[] {(byte) id}, new byte[0])))
                .toList();
    }
}
