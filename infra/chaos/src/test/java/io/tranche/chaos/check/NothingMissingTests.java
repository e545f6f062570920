package io.tranche.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tranche.chaos.check.Evidence.Mark;
import io.tranche.chaos.check.Evidence.Message;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.Topics;
import io.tranche.messaging.inbox.EventConsumer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.objenesis.SpringObjenesis;

class NothingMissingTests {

    private final SoundEvidence evidence = new SoundEvidence();

    @Test
    void isSilentWhenAllIsWell() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void isSilentAboutCopies() {
        evidence.topics.addAll(List.copyOf(evidence.topics));
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsAnEventThatNeverReachedItsTopic() {
        evidence.topics.removeIf(message -> message.id().equals("event-2"));
        evidence.marks.removeIf(mark -> mark.eventId().equals("event-2"));
        assertThat(violations()).singleElement().asString().contains("missing in tranche.loan.events", "event-2");
    }

    @Test
    void findsAnEventThatAConsumerDidNotHandle() {
        evidence.marks.remove(new Mark("wallet.loan-requests", "event-3"));
        assertThat(violations()).singleElement().asString().contains("wallet.loan-requests has not handled", "event-3");
    }

    @Test
    void findsAnEventThatNobodyWrote() {
        evidence.topics.add(new Message("event-9", Topics.LOAN_EVENTS, 3, "21", "loan.repayment_requested.v1"));
        evidence.marks.add(new Mark("wallet.loan-requests", "event-9"));
        assertThat(violations()).singleElement().asString().contains("never written", "event-9");
    }

    @Test
    void findsAConsumerThatHandlesWhatIsNotForIt() {
        evidence.marks.add(new Mark("ledger.posting", "event-1"));
        assertThat(violations()).singleElement().asString().contains("ledger.posting has handled unasked");
    }

    @Test
    void knowsAllConsumersOfTheServicesAndWhatTheyHandle() {
        Map<String, Set<String>> expected =
                Arrays.stream(Consumers.values()).collect(Collectors.toMap(Consumers::markedAs, Consumers::types));

        Map<String, Set<String>> found = consumers()
                .collect(Collectors.toMap(
                        NothingMissingTests::markedAs,
                        consumer -> consumer.handles().stream()
                                .map(EventCatalog::typeOf)
                                .collect(Collectors.toSet())));

        assertThat(found).isEqualTo(expected);
    }

    /** Made without their constructors: what they say of themselves needs nothing that they are given there. */
    private static Stream<EventConsumer> consumers() {
        SpringObjenesis maker = new SpringObjenesis();
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.tranche.auth", "io.tranche.wallet", "io.tranche.loan", "io.tranche.ledger")
                        .stream()
                        .filter(type -> !type.isInterface() && type.isAssignableTo(EventConsumer.class))
                        .map(type -> maker.newInstance(type.reflect().asSubclass(EventConsumer.class), false));
    }

    private static String markedAs(EventConsumer consumer) {
        String service = consumer.getClass().getPackageName().split("\\.")[2];
        return service + "." + consumer.name();
    }

    private List<String> violations() {
        return new NothingMissing().violations(evidence.get());
    }
}
