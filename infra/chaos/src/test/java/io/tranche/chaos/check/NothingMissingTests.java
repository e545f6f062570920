package io.tranche.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tranche.chaos.check.Evidence.Mark;
import io.tranche.chaos.check.Evidence.Message;
import io.tranche.contracts.Topics;
import io.tranche.messaging.inbox.EventConsumer;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void knowsAllConsumersOfTheServices() {
        List<JavaClass> consumers = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.tranche.auth", "io.tranche.wallet", "io.tranche.loan", "io.tranche.ledger")
                        .stream()
                        .filter(type -> !type.isInterface() && type.isAssignableTo(EventConsumer.class))
                        .toList();
        assertThat(consumers).hasSameSizeAs(Consumers.values());
    }

    private List<String> violations() {
        return new NothingMissing().violations(evidence.get());
    }
}
