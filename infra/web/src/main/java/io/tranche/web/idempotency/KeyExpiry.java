package io.tranche.web.idempotency;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets answers past their retention, a bounded batch at a time. Any number of instances may run it together. */
final class KeyExpiry {

    private static final Logger log = LoggerFactory.getLogger(KeyExpiry.class);

    private final JdbcClient jdbc;
    private final IdempotencySettings settings;
    private final Clock clock;

    KeyExpiry(JdbcClient jdbc, IdempotencySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${tranche.idempotency.expire-every:PT10M}",
            fixedDelayString = "${tranche.idempotency.expire-every:PT10M}")
    void expire() {
        OffsetDateTime horizon = clock.instant().minus(settings.retention()).atOffset(ZoneOffset.UTC);
        int forgotten = 0;
        for (int batch = 0; batch < settings.batchesMax(); batch++) {
            int deleted = deleteBefore(horizon);
            forgotten += deleted;
            if (deleted < settings.batchSizeMax()) {
                break;
            }
        }
        log.debug("Forgot {} idempotency keys from before {}", forgotten, horizon);
    }

    private int deleteBefore(OffsetDateTime horizon) {
        return jdbc.sql("""
                        DELETE FROM idempotency_key
                         WHERE (caller_id, operation, key) IN (
                               SELECT caller_id, operation, key
                                 FROM idempotency_key
                                WHERE created_at < ?
                                ORDER BY created_at
                                LIMIT ?
                                  FOR UPDATE SKIP LOCKED)
                        """).params(horizon, settings.batchSizeMax()).update();
    }
}
