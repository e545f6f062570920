package io.tranche.messaging.parking;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final KafkaOperations<byte[], byte[]> kafka;
    private final Duration answerWithin;

    LetterPost(KafkaOperations<byte[], byte[]> kafka, Duration answerWithin) {
        this.kafka = kafka;
        this.answerWithin = answerWithin;
    }

    /** @return the ids of those that Kafka has acknowledged in time */
    Set<Long> send(List<Letter> letters) {
        Map<Long, CompletableFuture<SendResult<byte[], byte[]>>> sent = new HashMap<>();
        for (Letter letter : letters) {
            CompletableFuture<SendResult<byte[], byte[]>> answer = send(letter.record());
            sent.put(letter.id(), answer);
            if (isOutOfReach(answer)) {
                break;
            }
        }
        await(sent.values());
        return sent.entrySet().stream()
                .filter(entry -> entry.getValue().state() == Future.State.SUCCESS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void await(Collection<CompletableFuture<SendResult<byte[], byte[]>>> answers) {
        String trouble = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .orTimeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, failure) -> failure == null ? "" : failure.toString())
                .join();
        if (!trouble.isEmpty()) {
            LOG.warn("Kafka did not take each of {} letters: {}", answers.size(), trouble);
        }
    }

    /** Without metadata each send waits for it as long as it may, so that the rest need not be tried. */
    private static boolean isOutOfReach(CompletableFuture<SendResult<byte[], byte[]>> answer) {
        return answer.state() == Future.State.FAILED
                && NestedExceptionUtils.getMostSpecificCause(answer.exceptionNow()) instanceof RetriableException;
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
