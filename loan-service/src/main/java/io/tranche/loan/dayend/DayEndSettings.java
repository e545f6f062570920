package io.tranche.loan.dayend;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lookInterval how often it looks whether a day is over
 * @param repaymentsWithin how long at most the end of a day waits for repayments that were asked for by then
 * @param retryInterval how often it looks meanwhile
 * @param chunkSize how many loans or borrowers at most are dealt with in one transaction
 * @param skippedMax how many loans and borrowers may fail on a day before it is not closed
 * @param defaultAfterDays past due; 0: never
 * @param writeOffAfterDays past due; 0: never
 */
@ConfigurationProperties("tranche.day-end")
record DayEndSettings(
        @DefaultValue("1m") Duration lookInterval,
        @DefaultValue("5m") Duration repaymentsWithin,
        @DefaultValue("200ms") Duration retryInterval,
        @DefaultValue("2000") int chunkSize,
        @DefaultValue("100") int skippedMax,
        @DefaultValue("0") int defaultAfterDays,
        @DefaultValue("0") int writeOffAfterDays) {

    private static final int CHUNK_SIZE_MAX = 50_000;

    DayEndSettings {
        require(lookInterval.isPositive(), "look-interval", "must be positive");
        require(!repaymentsWithin.isNegative(), "repayments-within", "must not be negative");
        require(retryInterval.isPositive(), "retry-interval", "must be positive");
        require(chunkSize > 0 && chunkSize <= CHUNK_SIZE_MAX, "chunk-size", "must be from 1 to " + CHUNK_SIZE_MAX);
        require(skippedMax >= 0, "skipped-max", "must not be negative");
        require(defaultAfterDays >= 0, "default-after-days", "must not be negative");
        require(writeOffAfterDays >= 0, "write-off-after-days", "must not be negative");
    }

    private static void require(boolean holds, String setting, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("tranche.day-end.%s %s".formatted(setting, rule));
        }
    }
}
