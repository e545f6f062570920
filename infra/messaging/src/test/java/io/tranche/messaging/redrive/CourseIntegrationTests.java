package io.tranche.messaging.redrive;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.OnCall;
import io.tranche.messaging.Trouble;
import io.tranche.messaging.dryrun.DryRun;
import io.tranche.messaging.dryrun.Previewed;
import io.tranche.messaging.dryrun.TimedDryRun;
import io.tranche.messaging.parking.OrderedKey;
import io.tranche.messaging.parking.ParkedDelivery;
import io.tranche.messaging.parking.ParkedEvent;
import io.tranche.messaging.parking.ParkedFilter;
import io.tranche.messaging.parking.ParkedQueries;
import io.tranche.messaging.parking.ParkedQueue;
import io.tranche.messaging.parking.ParkedRepairs;
import io.tranche.messaging.parking.Selection;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@PlatformTest(MessagingTestApplication.class)
class CourseIntegrationTests {

    private final long account = TestIds.next();
    private final Selection ofKey =
            Selection.ofKey("counter", new OrderedKey("tranche.wallet.events", "account:" + account));
    private final ParkedQueue queue;
    private final ParkedQueries parked;
    private final PlatformTransactionManager transactions;
    private final List<Long> taken = new ArrayList<>();
    private List<Long> waiting = List.of();

    @Autowired
    CourseIntegrationTests(ParkedQueue queue, ParkedQueries parked, PlatformTransactionManager transactions) {
        this.queue = queue;
        this.parked = parked;
        this.transactions = transactions;
    }

    /** What the other three waited behind has been given up, so nothing but their order keeps them. */
    @BeforeEach
    void threeWaitBehindOneThatIsGone(@Autowired Trouble trouble, @Autowired ParkedRepairs repairs) {
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        TestEvents.publish(List.of(
                Effects.topUp(account, poison),
                Effects.topUp(account, 2),
                Effects.topUp(account, 3),
                Effects.topUp(account, 4)));
        await().until(() -> open().size() == 4);
        repairs.discard(Selection.ofIds(List.of(open().getFirst())), OnCall.ASHA);
        waiting = open();
    }

    @Test
    void takesTheSelectedEventAfterAStopWhileThoseBeforeItWereTaken() {
        Interrupted first = new Interrupted(1, false);
        courseToTheLast(first, first.position).run();
        assertThat(taken).containsExactly(waiting.getFirst());

        Interrupted resumed = new Interrupted(Integer.MAX_VALUE, false);
        courseToTheLast(resumed, first.position).run();

        assertThat(taken).containsExactlyElementsOf(waiting);
    }

    @Test
    void takesTheSelectedEventAfterADeathWhileThoseBeforeItWereTaken() {
        Interrupted first = new Interrupted(2, true);
        assertThatThrownBy(courseToTheLast(first, first.position)::run).isInstanceOf(Killed.class);
        assertThat(taken).containsExactly(waiting.getFirst(), waiting.get(1));

        Interrupted resumed = new Interrupted(Integer.MAX_VALUE, false);
        courseToTheLast(resumed, first.position).run();

        assertThat(taken).containsExactlyElementsOf(waiting);
    }

    @Test
    void isForeseenAsFarAsTheTimeAllows(
            @Autowired Trouble trouble, @Autowired RedriveStep.Parts parts, @Autowired JdbcClient jdbc) {
        TimedDryRun timed = new TimedDryRun();
        trouble.at(account, 3, () -> {
            timed.timeIsUp();
            return null;
        });

        RedriveReport report = new RedrivePreview(parts, timed.of(jdbc, transactions)).of(ofKey);

        trouble.overAt(3);
        assertThat(report.complete()).isFalse();
        assertThat(report.events()).extracting(Previewed::parkedId).containsExactly(waiting.get(0), waiting.get(1));
        assertThat(open()).isEqualTo(waiting);
    }

    @Test
    void isForeseenForOneEventAtLeast(@Autowired RedriveStep.Parts parts, @Autowired JdbcClient jdbc) {
        DryRun withoutTime = TimedDryRun.withoutTime(jdbc, transactions);

        RedriveReport report = new RedrivePreview(parts, withoutTime).of(ofKey);

        assertThat(report.complete()).isFalse();
        assertThat(report.events()).extracting(Previewed::parkedId).containsExactly(waiting.getFirst());
    }

    private Course courseToTheLast(Interrupted traveller, RedrivePosition start) {
        return new Course(queue, Selection.ofIds(List.of(waiting.getLast())), traveller, start);
    }

    /** Ids, oldest first. */
    private List<Long> open() {
        return parked.list(ParkedFilter.open(ofKey)).reversed().stream()
                .map(ParkedEvent::id)
                .toList();
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Takes so many events and then ends, on request or by dying; keeps the position that an operation would have saved. */
    private final class Interrupted implements Course.Traveller {

        private final int last;
        private final boolean dies;
        private int redriven;
        private RedrivePosition position = new RedrivePosition(0, waiting.getLast(), null);

        Interrupted(int last, boolean dies) {
            this.last = last;
            this.dies = dies;
        }

        @Override
        public boolean redrive(ParkedDelivery event, RedrivePosition at) {
            if (dies && redriven == last) {
                throw new Killed();
            }
            redriven++;
            queue.redriven(event.id(), "asha");
            taken.add(event.id());
            position = at;
            return true;
        }

        @Override
        public void reached(RedrivePosition at) {
            position = at;
        }

        @Override
        public boolean mustEnd() {
            return !dies && redriven >= last;
        }
    }
}
