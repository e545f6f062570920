package io.tranche.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.chaos.check.Evidence.Message;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderKeptTests {

    private final SoundEvidence evidence = new SoundEvidence();

    @Test
    void isSilentWhenAllIsWell() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void isSilentAboutCopiesThatComeLater() {
        evidence.topics.addAll(List.copyOf(evidence.topics));
        assertThat(violations()).isEmpty();
    }

    @Test
    void isSilentAboutTheOrderOfDifferentKeys() {
        evidence.topics.addFirst(evidence.topics.removeLast());
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsAReversedOrder() {
        Collections.swap(evidence.topics, 1, 2);
        assertThat(violations()).singleElement().asString().contains("event 2 should be event-2 and is event-3");
    }

    @Test
    void isSilentAboutAGapThatAnotherCheckFinds() {
        evidence.topics.remove(1);
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsAKeyInTwoPartitions() {
        evidence.topics.replaceAll(message -> message.id().equals("event-3")
                ? new Message(message.id(), message.topic(), 4, message.key(), message.type())
                : message);
        assertThat(violations()).singleElement().asString().contains("is in the partitions [3, 4]");
    }

    private List<String> violations() {
        return new OrderKept().violations(evidence.get());
    }
}
