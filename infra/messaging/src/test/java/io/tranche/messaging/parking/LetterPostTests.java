package io.tranche.messaging.parking;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.messaging.parking.LetterPost.Letter;
import java.time.Duration;
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

        Set<Long> taken = new LetterPost(kafka, SHORTLY).send(letters(4));

        assertThat(taken).containsExactlyInAnyOrder(1L, 4L);
    }

    @Test
    void triesNoMoreOnceKafkaIsOutOfReach() {
        ScriptedKafka kafka = new ScriptedKafka(letter -> {
            if (letter.key()[0] == 2) {
                throw new KafkaException("Send failed", new TimeoutException("no metadata"));
            }
            return ScriptedKafka.taken(letter);
        });

        Set<Long> taken = new LetterPost(kafka, SHORTLY).send(letters(4));

        assertThat(taken).containsExactly(1L);
        assertThat(kafka.letters).hasSize(2);
    }

    private static List<Letter> letters(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new Letter(id, new ProducerRecord<>("topic", new byte[] {(byte) id}, new byte[0])))
                .toList();
    }
}
