package io.tranche.wallet.account;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the coming months of {@code account_transaction} ready, so that no first of a month finds none. */
@Component
class TransactionPartitions implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(TransactionPartitions.class);

    private final JdbcClient jdbc;
    private final AccountSettings settings;
    private final Clock clock;

    TransactionPartitions(JdbcClient jdbc, AccountSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** A service that was off for months needs them before its first message. */
    @Override
    public void afterPropertiesSet() {
        ensure();
    }

    @Scheduled(cron = "${tranche.wallet.account.partition-cron:0 17 3 * * *}", zone = "UTC")
    void ensure() {
        int made = jdbc.sql("SELECT ensure_account_transaction_partitions(?::date, ?)")
                .param(LocalDate.now(clock).toString())
                .param(settings.partitionMonthsAhead())
                .query(Integer.class)
                .single();
        if (made > 0) {
            log.info("Made {} monthly partitions of account_transaction", made);
        }
    }
}
