package io.tranche.opscli.command;

import io.tranche.opscli.platform.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "actions",
        description = "The audit trail: who did what to which event, when and why",
        footer = "  tranche-ops actions --service wallet --limit 20")
public final class ActionsCommand implements Runnable {

    private final Desk desk;

    @Mixin
    private ServiceOption asked = new ServiceOption();

    @Option(names = "--before", paramLabel = "ID", description = "Older than this one: the next page")
    private @Nullable Long before;

    @Option(names = "--limit", paramLabel = "N", description = "So many of each service at most")
    private @Nullable Integer limit;

    public ActionsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        desk.list(
                new Fleet(desk)
                        .list(
                                asked,
                                service -> Query.ops(service.id(), "actions")
                                        .with("before", before)
                                        .with("limit", limit)),
                "id",
                "at",
                "by",
                "action",
                "target",
                "reason",
                "result");
    }
}
