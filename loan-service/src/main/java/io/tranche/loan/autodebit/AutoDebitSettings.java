package io.tranche.loan.autodebit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param attemptsMax on how many business dates what is due is asked for, until something else is due
 * @param batchSize how many mandates at most are looked at in one transaction
 * @param underWayMax how many attempts at most are not settled at a time
 * @param answersWithin how long at most the end of a day waits because so many are; then what is left is asked for all the same
 */
@ConfigurationProperties("tranche.auto-debit")
record AutoDebitSettings(
        @DefaultValue("3") int attemptsMax,
        @DefaultValue("200") int batchSize,
        @DefaultValue("2000") int underWayMax,
        @DefaultValue("10m") Duration answersWithin) {

    private static final int BATCH_SIZE_MAX = 5_000;

    AutoDebitSettings {
        require(attemptsMax > 0, "attempts-max", "must be positive");
        require(batchSize > 0 && batchSize <= BATCH_SIZE_MAX, "batch-size", "must be from 1 to " + BATCH_SIZE_MAX);
        require(underWayMax > 0, "under-way-max", "must be positive");
        require(!answersWithin.isNegative(), "answers-within", "must not be negative");
    }

    private static void require(boolean holds, String setting, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("tranche.auto-debit.%s %s".formatted(setting, rule));
        }
    }
}
