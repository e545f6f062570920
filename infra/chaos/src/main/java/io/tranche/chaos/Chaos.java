package io.tranche.chaos;

import io.tranche.chaos.process.ProcessSpec;

/** The command of the long run. */
public final class Chaos {

    private Chaos() {}

    public static void main(String... arguments) {
        System.setProperty("logback.configurationFile", ProcessSpec.LOGGING);
        ChaosOptions options = ChaosOptions.parse(arguments);
        Outcome outcome = new ChaosRun(options, System.out).run();
        System.exit(outcome.isKept() ? 0 : 1);
    }
}
