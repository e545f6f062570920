package io.tranche.messaging.parking;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.EventJson;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.OnCall;
import io.tranche.messaging.RawKafka;
import io.tranche.messaging.RawKafka.Message;
import io.tranche.messaging.Trouble;
import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Actions;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import io.tranche.messaging.redrive.RedriveRequest;
import io.tranche.messaging.redrive.Redrives;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest(MessagingTestApplication.class)
class ParkedRepairsIntegrationTests {

    private final long account = TestIds.next();
    private final Selection ofKey =
            Selection.ofKey("counter", new OrderedKey("tranche.wallet.events", "account:" + account));
    private final ParkedQueries parked;
    private final ParkedRepairs repairs;
    private final Redrives redrives;
    private final Operations operations;

    @Autowired
    ParkedRepairsIntegrationTests(
            ParkedQueries parked, ParkedRepairs repairs, Redrives redrives, Operations operations) {
        this.parked = parked;
        this.repairs = repairs;
        this.redrives = redrives;
        this.operations = operations;
    }

    @Test
    void appliesAnotherPayloadAndKeepsTheOriginalBesideIt(@Autowired Actions actions, @Autowired JdbcClient service) {
        SentEvent meant = Effects.topUp(account, 7);
        byte[] garbage = {(byte) 0xC3, 0x28};
        RawKafka.send(Message.of(meant).holding(garbage));
        await().until(() -> open().size() == 1);
        ParkedEvent event = open().getFirst();
        assertThat(event.unreadable()).isTrue();

        byte[] payload = EventJson.write(meant.event()).getBytes(StandardCharsets.UTF_8);
        repairs.edit(event.id(), payload, OnCall.ASHA);
        redriveKey();

        assertThat(Effects.of("counter", account)).containsExactly(7L);
        ParkedContent kept = parked.get(event.id());
        assertThat(kept.payload()).isEqualTo(garbage);
        assertThat(kept.event().state()).isEqualTo(ParkedState.REDRIVEN);
        assertThat(kept.edits()).singleElement().satisfies(edit -> {
            assertThat(edit.payload()).isEqualTo(payload);
            assertThat(edit.by()).isEqualTo("asha");
        });
        assertThat(actions.latest(50))
                .anySatisfy(action -> assertThat(action.target()).isEqualTo("parked:" + event.id()));
        assertThatThrownBy(() -> repairs.edit(event.id(), payload, OnCall.ASHA)).isInstanceOf(ActionRefused.class);
        assertThatThrownBy(() -> service.sql("UPDATE parked_event SET payload = NULL WHERE id = ?")
                        .param(event.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void discardsForAReasonAndNeverAppliesItAgain(@Autowired Trouble trouble, @Autowired Actions actions) {
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        List<SentEvent> sent = List.of(Effects.topUp(account, poison), Effects.topUp(account, 2));
        TestEvents.publish(sent);
        await().until(() -> open().size() == 2);
        long head = open().getLast().id();

        assertThatThrownBy(() -> repairs.discard(Selection.ofIds(List.of(head)), new Requester("asha", "")))
                .isInstanceOf(ActionRefused.class);
        assertThat(repairs.discard(Selection.ofIds(List.of(head)), OnCall.ASHA)).containsExactly(head);
        trouble.overAt(poison);
        redriveKey();
        TestEvents.publish(sent);
        TestEvents.publish(List.of(Effects.topUp(account, 3)));

        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).containsExactly(2L, 3L));
        assertThat(Effects.parked("counter", account)).containsExactly("DISCARDED " + poison, "REDRIVEN 2");
        assertThat(actions.latest(50)).anySatisfy(action -> {
            assertThat(action.action()).isEqualTo("parked.discard");
            assertThat(action.reason()).isEqualTo(OnCall.ASHA.reason());
        });
    }

    @Test
    void groupsWhatFailedByItsCause(@Autowired Trouble trouble) {
        long poison = TestIds.next();
        trouble.at(poison, () -> new UnsupportedOperationException("account " + poison));
        TestEvents.publish(List.of(Effects.topUp(account, poison), Effects.topUp(account, 2)));
        long other = TestIds.next();
        TestEvents.publish(List.of(Effects.topUp(other, poison)));
        await().until(() -> open().size() == 2);

        await().untilAsserted(() -> assertThat(parked.causes())
                .filteredOn(cause -> cause.errorClass().equals(UnsupportedOperationException.class.getName()))
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.events()).isEqualTo(2);
                    assertThat(cause.keys()).isEqualTo(2);
                    assertThat(parked.list(ParkedFilter.open(Selection.ofCause(cause.fingerprint()))))
                            .hasSize(2);
                }));
    }

    private List<ParkedEvent> open() {
        return parked.list(ParkedFilter.open(ofKey));
    }

    private void redriveKey() {
        long id = redrives.start(RedriveRequest.of(ofKey), OnCall.ASHA).id();
        OnCall.awaitState(operations, id, OperationState.DONE);
    }
}
