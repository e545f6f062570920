package io.tranche.relay.publish;

import io.tranche.relay.lease.Term;
import io.tranche.relay.position.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * One leader's way into Kafka. Per key the events appear in the order they are handed in, without a gap in the middle: the
 * producer retries for ever, and at the first record that fails for good nothing more is sent. So two leaders that overlap
 * can only write the same events twice, never one before its predecessor.
 */
public final class EventPublisher implements AutoCloseable {

    private static final Duration LEASE_CHECK = Duration.ofMillis(200);

    private final Producer<String, String> producer;
    private final Term term;
    private final Duration timeout;
    private final PublishMeters meters;

    EventPublisher(Producer<String, String> producer, Term term, Duration timeout, PublishMeters meters) {
        this.producer = producer;
        this.term = term;
        this.timeout = timeout;
        this.meters = meters;
    }

    /** Sends all, and returns once Kafka has them all on every in-sync replica. */
    public void publish(List<OutboxEvent> events, Progress progress) {
        List<RecordMetadata> acks = send(events);
        for (int i = 0; i < events.size(); i++) {
            progress.published(events.get(i).row(), acks.get(i));
        }
        meters.published(events);
    }

    private List<RecordMetadata> send(List<OutboxEvent> events) {
        term.requireHeld();
        long endsAtNanos = System.nanoTime() + timeout.toNanos();
        List<Future<RecordMetadata>> pending = new ArrayList<>(events.size());
        for (OutboxEvent event : events) {
            Future<RecordMetadata> ack = producer.send(event.message());
            pending.add(ack);
            if (ack.isDone()) {
                await(ack, endsAtNanos);
            }
        }
        return pending.stream().map(ack -> await(ack, endsAtNanos)).toList();
    }

    private RecordMetadata await(Future<RecordMetadata> ack, long endsAtNanos) {
        try {
            while (!ack.isDone()) {
                term.requireHeld();
                if (System.nanoTime() - endsAtNanos > 0) {
                    throw new PublishFailed("Kafka did not acknowledge within " + timeout, new TimeoutException());
                }
                waitFor(ack);
            }
            return ack.get();
        } catch (ExecutionException refused) {
            throw new PublishFailed("Kafka refused an event: " + refused.getMessage(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PublishFailed("Interrupted while publishing", stopped);
        }
    }

    private static void waitFor(Future<RecordMetadata> ack) throws InterruptedException, ExecutionException {
        try {
            ack.get(LEASE_CHECK.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException notYet) {
            Thread.onSpinWait();
        }
    }

    /** Drops what is not sent yet; whoever leads next sends it. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
