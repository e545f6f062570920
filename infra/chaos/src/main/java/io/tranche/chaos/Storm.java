package io.tranche.chaos;

import io.tranche.chaos.fault.InjectedFault;
import io.tranche.chaos.fault.Injector;
import io.tranche.chaos.load.Load;
import io.tranche.chaos.plan.Plan;
import io.tranche.chaos.plan.PlannedFault;
import io.tranche.chaos.time.Waiting;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One fault after the other. The next one waits until the platform has recovered, but not for ever, and some do not wait. */
final class Storm {

    private static final Duration RECOVERY_LONGEST = Duration.ofSeconds(30);

    private final Plan plan;
    private final Injector injector;
    private final Load load;
    private final PrintStream out;
    private final List<CompletableFuture<InjectedFault>> begun = new ArrayList<>();

    Storm(Plan plan, Injector injector, Load load, PrintStream out) {
        this.plan = plan;
        this.injector = injector;
        this.load = load;
        this.out = out;
    }

    List<InjectedFault> rage(int faultsMin, Duration lengthMin) {
        long end = System.nanoTime() + lengthMin.toNanos();
        while (begun.size() < faultsMin || System.nanoTime() < end) {
            PlannedFault fault = plan.next();
            if (fault.alone()) {
                awaitRecovery();
            }
            Waiting.pass(fault.pause());
            begin(fault);
        }
        awaitRecovery();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private void begin(PlannedFault fault) {
        out.printf("%3d %-14s %s%n", fault.number(), fault.kind(), fault.target());
        begun.add(CompletableFuture.supplyAsync(
                () -> injector.inject(fault),
                task -> Thread.ofVirtual().name("fault-" + fault.number()).start(task)));
    }

    private void awaitRecovery() {
        if (!begun.isEmpty()) {
            begun.forEach(CompletableFuture::join);
            long ended = begun.getLast().join().endedNanos();
            Waiting.until(RECOVERY_LONGEST, () -> Recovery.after(ended, load).isPresent());
        }
    }
}
