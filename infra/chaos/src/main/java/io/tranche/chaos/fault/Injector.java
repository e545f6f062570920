package io.tranche.chaos.fault;

import io.tranche.chaos.network.Link;
import io.tranche.chaos.plan.PlannedFault;
import io.tranche.chaos.platform.PlatformUnderTest;
import io.tranche.chaos.time.Waiting;
import java.time.Duration;
import java.util.function.Consumer;

/** Does one fault to the platform, and returns when it is over. */
public final class Injector {

    private static final Duration DELAY = Duration.ofMillis(150);

    private final PlatformUnderTest platform;

    public Injector(PlatformUnderTest platform) {
        this.platform = platform;
    }

    /** One that cannot be done, because of another that is under way, is told and not thrown: the run goes on. */
    public InjectedFault inject(PlannedFault fault) {
        long began = System.nanoTime();
        try {
            carryOut(fault);
            return new InjectedFault(fault, began, System.nanoTime(), null);
        } catch (RuntimeException e) {
            return new InjectedFault(fault, began, System.nanoTime(), String.valueOf(e.getMessage()));
        }
    }

    private void carryOut(PlannedFault fault) {
        String target = fault.target();
        switch (fault.kind()) {
            case KILL -> platform.process(target).kill();
            case FREEZE -> platform.process(target).freeze(fault.length());
            case RESTART_BROKER -> platform.process(target).restart();
            case CRASH_POSTGRES -> platform.postgres().crashAndRestart();
            case CUT -> disturb(fault, Link::cut);
            case SILENCE -> disturb(fault, Link::silence);
            case DELAY -> disturb(fault, link -> link.slowDown(DELAY));
            case DROP_SLOT -> new SlotLoss(platform.database()).drop(target);
            case DUPLICATE -> new Copies(platform.bootstrapServers()).append();
        }
    }

    private void disturb(PlannedFault fault, Consumer<Link> how) {
        Link link = platform.link(fault.target());
        how.accept(link);
        Waiting.pass(fault.length());
        link.heal();
    }
}
