package io.tranche.messaging.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecurringTasksTests {

    @Test
    void letATaskThatBlocksHoldUpNoOther() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(2);
        RecurringTasks tasks = new RecurringTasks(List.of(untilAllRun("one", running), untilAllRun("other", running)));
        tasks.start();
        try {
            assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            tasks.stop();
        }
    }

    private static RecurringTask untilAllRun(String name, CountDownLatch running) {
        return new RecurringTask(name, Duration.ofHours(1), () -> {
            running.countDown();
            try {
                running.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
