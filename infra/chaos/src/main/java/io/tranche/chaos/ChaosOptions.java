package io.tranche.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * How long a run goes on: at least so many faults, and at least so long.
 *
 * @param logs where each process writes what it has to say
 */
record ChaosOptions(long seed, int faultsMin, Duration lengthMin, Path logs) {

    private static final int FAULTS_MIN = 24;
    private static final long MINUTES = 480;
    private static final int SEEDS = 1_000_000;

    static ChaosOptions parse(String... arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length == 2 ? pair[1] : ""));
        String seed = given.getOrDefault(
                "seed", String.valueOf(RandomGenerator.getDefault().nextInt(SEEDS)));
        return new ChaosOptions(
                Long.parseLong(seed),
                Integer.parseInt(given.getOrDefault("faults", String.valueOf(FAULTS_MIN))),
                Duration.ofMinutes(Long.parseLong(given.getOrDefault("minutes", String.valueOf(MINUTES)))),
                Path.of(given.getOrDefault("logs", "target/chaos-" + seed)));
    }
}
