package io.tranche.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The figures, as text. */
final class Report {

    private static final double WORTH_A_LINE_SECONDS = 0.3;
    private static final double MICROS_PER_MILLI = 1000;
    private static final int KIB_PER_MIB = 1024;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void throughput(Load load, Duration measured, Tally tally) {
        out.printf("%n%s, measured for %d s%n", load, measured.toSeconds());
        out.printf("  repayments/s     %8.1f%n", tally.micros().getTotalCount() / (measured.toMillis() / 1000.0));
        out.printf("  not succeeded    %8s%n", tally.others().isEmpty() ? "none" : tally.others());
    }

    void times(String what, Histogram micros) {
        out.printf(
                "  %-16s p50 %7.1f ms   p90 %7.1f ms   p99 %7.1f ms   max %7.1f ms   (%d)%n",
                what,
                millis(micros, 50),
                millis(micros, 90),
                millis(micros, 99),
                micros.getMaxValue() / MICROS_PER_MILLI,
                micros.getTotalCount());
    }

    void usage(Usage before, Usage after, Duration measured) {
        Map<String, Double> cpu = after.cpuSecondsSince(before);
        double total = cpu.values().stream().mapToDouble(Double::doubleValue).sum();
        out.printf("  CPU              %8.1f s in %d s%n", total, measured.toSeconds());
        cpu.entrySet().stream()
                .filter(part -> part.getValue() >= WORTH_A_LINE_SECONDS)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(part -> out.printf(
                        "    %-44s %7.1f s  %3.0f %%%n",
                        part.getKey(), part.getValue(), 100 * part.getValue() / total));
        out.printf("  memory%n");
        after.residentKib().forEach((part, kib) -> out.printf("    %-44s %7d MiB%n", part, kib / KIB_PER_MIB));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
