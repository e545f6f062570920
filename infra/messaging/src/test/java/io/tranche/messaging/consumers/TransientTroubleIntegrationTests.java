package io.tranche.messaging.consumers;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.Trouble;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

@PlatformTest(MessagingTestApplication.class)
class TransientTroubleIntegrationTests {

    private final Trouble trouble;

    @Autowired
    TransientTroubleIntegrationTests(Trouble trouble) {
        this.trouble = trouble;
    }

    @Test
    void retriesALockThatCannotBeHadUntilItCanAndParksNothing() {
        long account = TestIds.next();
        long contended = TestIds.next();
        AtomicInteger failures = new AtomicInteger();
        trouble.at(contended, () -> failures.incrementAndGet() <= 15 ? new CannotAcquireLockException("busy") : null);

        TestEvents.publish(List.of(Effects.topUp(account, contended), Effects.topUp(account, 2)));

        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).containsExactly(contended, 2L));
        assertThat(failures).hasValueGreaterThan(15);
        assertThat(Effects.parked("counter", account)).isEmpty();
    }

    @Test
    void losesAndDoublesNothingWhenTheDatabaseCutsItsConnections() {
        long account = TestIds.next();
        List<Long> ids = LongStream.rangeClosed(1, 1000).boxed().toList();
        AtomicInteger cuts = new AtomicInteger();
        LongStream.of(200, 500, 800)
                .forEach(id -> trouble.at(id, () -> {
                    if (cuts.incrementAndGet() <= 3) {
                        cutConnections();
                    }
                    return null;
                }));

        TestEvents.publish(ids.stream().map(id -> Effects.topUp(account, id)).toList());

        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).containsExactlyElementsOf(ids));
        assertThat(cuts).hasValueGreaterThan(3);
        assertThat(Effects.parked("counter", account)).isEmpty();
    }

    private static void cutConnections() {
        TestPlatform.database()
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'loan_service'")
                .query()
                .listOfRows();
    }
}
