package io.tranche.web.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** With the settings that all services share. */
class SchedulingTests {

    @Test
    void letsATaskThatBlocksHoldUpNoOther() throws InterruptedException {
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(Tasks.class)
                .web(WebApplicationType.NONE)
                .run()) {
            CountDownLatch running = service.getBean(Tasks.class).running;

            assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    /** Each blocks until the other runs as well. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ImportAutoConfiguration({SchedulingAutoConfiguration.class, TaskSchedulingAutoConfiguration.class})
    static class Tasks {

        private final CountDownLatch running = new CountDownLatch(2);

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
        void block() throws InterruptedException {
            meet();
        }

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
        void blockToo() throws InterruptedException {
            meet();
        }

        private void meet() throws InterruptedException {
            running.countDown();
            running.await();
        }
    }
}
