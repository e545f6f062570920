package io.tranche.chaos;

import io.tranche.chaos.fault.InjectedFault;
import io.tranche.chaos.load.Load;
import io.tranche.chaos.plan.PlannedFault;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a run tells in the end. */
final class Report {

    private static final int SHOWN_MAX = 20;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void faults(List<InjectedFault> faults, long startNanos, Load load) {
        out.printf("%n  #      at  fault          target                       lasted  recovered after%n");
        for (InjectedFault injected : faults) {
            PlannedFault fault = injected.fault();
            out.printf(
                    "%3d %6.1fs  %-14s %-26s %7s  %s%n",
                    fault.number(),
                    seconds(Duration.ofNanos(injected.beganNanos() - startNanos)),
                    fault.kind(),
                    fault.target(),
                    "%.1fs".formatted(seconds(Duration.ofNanos(injected.endedNanos() - injected.beganNanos()))),
                    injected.happened() ? recovery(injected, load) : "did not happen: " + injected.failure());
        }
    }

    private static String recovery(InjectedFault injected, Load load) {
        return Recovery.after(injected.endedNanos(), load)
                .map(time -> "%.2fs".formatted(seconds(time)))
                .orElse("not seen before the load ended");
    }

    void load(Map<String, Long> counts, Map<String, Integer> endsByThemselves) {
        out.println("\nWhat clients were told: " + counts);
        out.println("Processes that ended by themselves and were started again: " + endsByThemselves);
    }

    void promises(Map<String, List<String>> violations) {
        out.println();
        violations.forEach((promise, found) -> {
            out.printf("%-6s %s%n", found.isEmpty() ? "kept" : "BROKEN", promise);
            found.stream().limit(SHOWN_MAX).forEach(line -> out.println("         " + line));
            if (found.size() > SHOWN_MAX) {
                out.printf("         and %d more%n", found.size() - SHOWN_MAX);
            }
        });
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
