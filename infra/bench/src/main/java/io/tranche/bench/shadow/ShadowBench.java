package io.tranche.bench.shadow;

import java.io.PrintStream;
import java.time.Duration;

/** The command: measure one rebuild, and fail if the two journals differ. */
public final class ShadowBench {

    static final String HELP = "events=N is the only option: about how many are in the topics (default 200000)";

    private static final int EVENTS = 200_000;

    private ShadowBench() {}

    public static void main(String... arguments) throws Exception {
        int events;
        try {
            events = events(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try (LedgerUnderTest ledger = LedgerUnderTest.start("tranche-shadow-bench")) {
            ShadowFigures figures = new ShadowRun(ledger).measure(Math.max(1, events / LoanBook.EVENTS_PER_LOAN));
            print(System.out, figures);
            if (figures.differences() > 0) {
                throw new IllegalStateException("The journals differ");
            }
        }
        System.exit(0);
    }

    static int events(String... arguments) {
        int events = EVENTS;
        for (String argument : arguments) {
            if (!argument.matches("(--)?events=[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException("Unknown option " + argument + "; " + HELP);
            }
            events = Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
        }
        return events;
    }

    private static void print(PrintStream out, ShadowFigures figures) {
        out.printf(
                "  events/s         %8.0f   (%d in %.1f s)%n",
                figures.eventsPerSecond(), figures.events(), seconds(figures.rebuilt()));
        out.printf("  of them posted   %8d%n", figures.entries());
        out.printf("  live took        %8.1f s%n", seconds(figures.live()));
        out.printf("  compared in      %8.1f s%n", seconds(figures.compared()));
        out.printf("  differences      %8d%n", figures.differences());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
