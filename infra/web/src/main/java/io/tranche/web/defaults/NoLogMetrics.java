package io.tranche.web.defaults;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Leaves out the counting of log lines: it puts a filter before every question whether a level is on, one per Spring context of the
 * JVM, and libraries ask that all the time.
 */
final class NoLogMetrics implements AutoConfigurationImportFilter {

    private static final String LOG_METRICS =
            "org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration";

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            kept[i] = !LOG_METRICS.equals(candidates[i]);
        }
        return kept;
    }
}
