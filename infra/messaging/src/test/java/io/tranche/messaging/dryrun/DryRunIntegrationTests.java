package io.tranche.messaging.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.messaging.MessagingTestApplication;
import io.tranche.testing.PlatformTest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@PlatformTest(MessagingTestApplication.class)
class DryRunIntegrationTests {

    private final TimedDryRun timed = new TimedDryRun();
    private final DryRun dryRun;

    @Autowired
    DryRunIntegrationTests(JdbcClient jdbc, PlatformTransactionManager transactions) {
        dryRun = timed.of(jdbc, transactions);
    }

    @Test
    void tellsItsWorkWhenTheTimeIsUp() {
        List<Boolean> asked = dryRun.rolledBack(timeIsUp -> {
            boolean before = timeIsUp.getAsBoolean();
            timed.timeIsUp();
            return List.of(before, timeIsUp.getAsBoolean());
        });

        assertThat(asked).containsExactly(false, true);
    }

    @Test
    void isCutOffTwoSecondsLater(@Autowired DataSource database) {
        Date deadline = dryRun.rolledBack(timeIsUp -> {
            ConnectionHolder held = (ConnectionHolder) TransactionSynchronizationManager.getResource(database);
            return Objects.requireNonNull(Objects.requireNonNull(held).getDeadline());
        });

        assertThat(deadline.toInstant()).isBefore(Instant.now().plusSeconds(6));
    }
}
