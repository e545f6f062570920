package io.tranche.messaging.parking;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.SendResult;

/** Hands letters to Kafka and says which of them it took. */
final class LetterPost {

    private static final Logger LOG = LoggerFactory.getLogger(LetterPost.class);

    record Letter(long id, ProducerRecord<byte[], byte[]> record) {}

    /**
     * @param taken the ids of those that Kafka has acknowledged in time
     * @param outOfReach topics that the next letters need not be sent to, for now
     */
    record Delivery(Set<Long> taken, Set<String> outOfReach) {}

    private record Sent(Letter letter, CompletableFuture<SendResult<byte[], byte[]>> answer) {

        String topic() {
            return letter.record().topic();
        }

        boolean isTaken() {
            return answer.state() == Future.State.SUCCESS;
        }

        boolean isOutOfReach() {
            return answer.state() == Future.State.FAILED
                    && NestedExceptionUtils.getMostSpecificCause(answer.exceptionNow()) instanceof RetriableException;
        }
    }

    private final KafkaOperations<byte[], byte[]> kafka;
    private final Duration answerWithin;

    LetterPost(KafkaOperations<byte[], byte[]> kafka, Duration answerWithin) {
        this.kafka = kafka;
        this.answerWithin = answerWithin;
    }

    Delivery send(List<Letter> letters) {
        List<Sent> sent = sendAll(letters);
        await(sent);
        return new Delivery(
                sent.stream()
                        .filter(Sent::isTaken)
                        .map(one -> one.letter().id())
                        .collect(Collectors.toSet()),
                sent.stream()
                        .filter(one -> one.isOutOfReach() || !one.answer().isDone())
                        .map(Sent::topic)
                        .collect(Collectors.toSet()));
    }

    /** Without metadata of the topic each send waits for it as long as it may, so that the rest of the topic need not be tried. */
    private List<Sent> sendAll(List<Letter> letters) {
        List<Sent> sent = new ArrayList<>();
        Set<String> outOfReach = new HashSet<>();
        for (Letter letter : letters) {
            if (!outOfReach.contains(letter.record().topic())) {
                Sent one = new Sent(letter, send(letter.record()));
                sent.add(one);
                if (one.isOutOfReach()) {
                    outOfReach.add(one.topic());
                }
            }
        }
        return sent;
    }

    private void await(List<Sent> sent) {
        String trouble = CompletableFuture.allOf(sent.stream().map(Sent::answer).toArray(CompletableFuture[]::new))
                .orTimeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, failure) -> failure == null ? "" : failure.toString())
                .join();
        if (!trouble.isEmpty()) {
            LOG.warn("Kafka did not take each of {} letters: {}", sent.size(), trouble);
        }
    }

    /** With the headers that are added, it may be larger than Kafka takes; then they go alone, and nothing else is held up. */
    private CompletableFuture<SendResult<byte[], byte[]>> send(ProducerRecord<byte[], byte[]> letter) {
        return sendOnce(letter)
                .exceptionallyCompose(failure -> isTooLarge(failure)
                        ? sendOnce(withoutPayload(letter))
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<SendResult<byte[], byte[]>> sendOnce(ProducerRecord<byte[], byte[]> letter) {
        try {
            return kafka.send(letter);
        } catch (KafkaException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static boolean isTooLarge(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof RecordTooLargeException;
    }

    private static ProducerRecord<byte[], byte[]> withoutPayload(ProducerRecord<byte[], byte[]> letter) {
        RecordHeaders headers = new RecordHeaders(letter.headers());
        headers.add("parked_payload_left_out", (letter.value().length + " bytes").getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(letter.topic(), null, letter.key(), null, headers);
    }
}
