package io.tranche.ledger.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param walkInterval between two steps of the walk through the journal
 * @param walkEntries entries checked in one step
 * @param timeout longest that the whole proof may take
 * @param findingsMax entries or accounts named in one proof; all are counted
 */
@Validated
@ConfigurationProperties("tranche.ledger.proof")
record ProofSettings(
        @NotNull Duration walkInterval,
        @Positive int walkEntries,
        @NotNull Duration timeout,
        @Positive int findingsMax) {}
