package io.tranche.messaging.trail;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.Trouble;
import io.tranche.messaging.outbox.Outbox;
import io.tranche.messaging.trail.EventTrail.Handled;
import io.tranche.messaging.trail.EventTrail.Written;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest(MessagingTestApplication.class)
class TrailIntegrationTests {

    private final Trail trail;

    @Autowired
    TrailIntegrationTests(Trail trail) {
        this.trail = trail;
    }

    @Test
    void findsAnEventInTheOutbox(@Autowired Outbox outbox, @Autowired TransactionTemplate transaction) {
        long account = TestIds.next();
        transaction.executeWithoutResult(
                status -> outbox.append(new WalletToppedUp(TestIds.next(), account, Money.inr("1.00"))));
        UUID id = TestPlatform.database()
                .sql("SELECT id FROM loan.outbox WHERE key = ?")
                .param("account:" + account)
                .query(UUID.class)
                .single();

        EventTrail found = trail.of(List.of(id)).getFirst();

        Written written = Objects.requireNonNull(found.written());
        assertThat(written.key()).isEqualTo("account:" + account);
        assertThat(written.type()).isEqualTo("wallet.topped_up.v1");
        assertThat(written.seq()).isPositive();
        assertThat(found.consumers()).isEmpty();
    }

    @Test
    void tellsWhatBecameOfAnEventAtEachConsumer(@Autowired Trouble trouble) {
        long account = TestIds.next();
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        SentEvent sick = Effects.topUp(account, poison);
        SentEvent behind = Effects.topUp(account, 2);
        TestEvents.publish(List.of(sick, behind));

        await().untilAsserted(() ->
                assertThat(outcomes(behind)).containsExactlyInAnyOrder("counter QUEUED", "healthy-counter APPLIED"));
        assertThat(outcomes(sick)).containsExactlyInAnyOrder("counter FAILED", "healthy-counter APPLIED");
        Handled failed = handled(sick)
                .filter(handled -> handled.outcome().equals("FAILED"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.error()).contains("no such account");
        assertThat(Objects.requireNonNull(failed.position()).topic()).isEqualTo("tranche.wallet.events");
    }

    @Test
    void leavesOutWhatIsNotKnownHere() {
        assertThat(trail.of(List.of(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void refusesToFollowTooManyAtOnce() {
        List<UUID> many =
                Stream.generate(UUID::randomUUID).limit(Trail.EVENTS_MAX + 1L).toList();

        assertThatThrownBy(() -> trail.of(many)).isInstanceOf(IllegalArgumentException.class);
    }

    private Stream<Handled> handled(SentEvent event) {
        return trail.of(List.of(event.id())).stream().flatMap(found -> found.consumers().stream());
    }

    private List<String> outcomes(SentEvent event) {
        return handled(event)
                .map(handled -> handled.consumer() + " " + handled.outcome())
                .toList();
    }
}
