package io.tranche.chaos;

import io.tranche.chaos.check.BooksAgree;
import io.tranche.chaos.check.Check;
import io.tranche.chaos.check.EvidenceReader;
import io.tranche.chaos.check.NothingMissing;
import io.tranche.chaos.check.OrderKept;
import io.tranche.chaos.check.SeenOnce;
import io.tranche.chaos.fault.InjectedFault;
import io.tranche.chaos.fault.Injector;
import io.tranche.chaos.load.Load;
import io.tranche.chaos.plan.Plan;
import io.tranche.chaos.plan.Topology;
import io.tranche.chaos.platform.PlatformUnderTest;
import io.tranche.embedded.Directories;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The whole: start, load, break, wait until all is quiet, check, tell. */
final class ChaosRun {

    private final ChaosOptions options;
    private final PrintStream out;
    private final Report report;
    private final long startNanos = System.nanoTime();

    ChaosRun(ChaosOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.report = new Report(out);
    }

    Outcome run() {
        out.println("Seed " + options.seed() + "; logs in " + options.logs().toAbsolutePath());
        try {
            Directories.delete(options.logs());
            Files.createDirectories(options.logs());
            Path data = Files.createTempDirectory("tranche-chaos");
            try {
                return run(data);
            } finally {
                Directories.delete(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome run(Path data) {
        Topology topology = Topology.whole();
        try (PlatformUnderTest platform = PlatformUnderTest.start(topology, data, options.logs());
                Load load = new Load(platform.gateway(), options.seed())) {
            tell("ready");
            load.start();
            tell("under load");
            Storm storm = new Storm(new Plan(options.seed(), topology), new Injector(platform), load, out);
            List<InjectedFault> faults = storm.rage(options.faultsMin(), options.lengthMin());
            tell("no more faults");
            platform.heal();
            load.stop();
            tell("no more load");
            report.faults(faults, startNanos, load);
            report.load(load.counts(), platform.endsByThemselves());
            return new Outcome(faults, check(platform, load));
        }
    }

    private Map<String, List<String>> check(PlatformUnderTest platform, Load load) {
        List<Check> checks =
                List.of(new SeenOnce(), new BooksAgree(platform.database()), new NothingMissing(), new OrderKept());
        try (EvidenceReader reader = new EvidenceReader(platform.database(), platform.bootstrapServers())) {
            Map<String, List<String>> violations = new Quiet(reader, checks, load.seen()).await();
            report.promises(violations);
            tell("checked");
            return violations;
        }
    }

    private void tell(String what) {
        out.printf("%6.1fs %s%n", Report.seconds(Duration.ofNanos(System.nanoTime() - startNanos)), what);
    }
}
