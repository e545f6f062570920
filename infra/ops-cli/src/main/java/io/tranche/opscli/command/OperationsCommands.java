package io.tranche.opscli.command;

import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "operations",
        description = "Redrives, replays and rebuilds: what runs and what came of it",
        footer = "  tranche-ops operations list --state RUNNING")
public final class OperationsCommands {

    private final Desk desk;

    public OperationsCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "list",
            description = "Operations, newest first",
            footer = "  tranche-ops operations list --service ledger --state RUNNING")
    void list(
            @Mixin ServiceOption asked,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "RUNNING, STOPPED, DONE, FAILED or INTERRUPTED")
                    @Nullable
                    String state) {
        desk.list(
                new Fleet(desk)
                        .list(
                                asked,
                                service -> Query.ops(service.id(), Operations.OPERATIONS)
                                        .with("state", state)),
                "id",
                "kind",
                "state",
                "progress",
                "by",
                "reason",
                "started_at",
                "ended_at");
    }

    @Command(
            name = "show",
            description = "One operation and how far it is",
            footer = "  tranche-ops operations show wallet/7 --follow")
    void show(
            @Parameters(paramLabel = "OPERATION", converter = Reference.Converter.class) Reference operation,
            @Mixin FollowOption follow) {
        if (follow.follow) {
            new Operations(desk).follow(operation);
        } else {
            desk.show(new Operations(desk).get(operation));
        }
    }

    @Command(
            name = "results",
            description = "What became of each event",
            footer = "  tranche-ops operations results wallet/7")
    void results(@Parameters(paramLabel = "OPERATION", converter = Reference.Converter.class) Reference operation) {
        Query query = Query.ops(operation.owner().id(), Operations.OPERATIONS, operation.id(), "results");
        desk.list(desk.platform().get(query).valueStream().toList());
    }

    @Command(
            name = "stop",
            description = "Stop after the step that runs now; it can be resumed",
            footer = "  tranche-ops operations stop wallet/7")
    void stop(@Parameters(paramLabel = "OPERATION", converter = Reference.Converter.class) Reference operation) {
        desk.show(desk.platform().post(act(operation, "stop"), Platform.newObject()));
    }

    @Command(
            name = "resume",
            description = "Go on where it stopped or was interrupted",
            footer = "  tranche-ops operations resume wallet/7 --follow")
    void resume(
            @Parameters(paramLabel = "OPERATION", converter = Reference.Converter.class) Reference operation,
            @Mixin FollowOption follow) {
        Query query = act(operation, "resume");
        desk.confirm("Resume " + operation);
        desk.show(desk.platform().post(query, Platform.newObject()));
        follow.followIfAsked(desk, List.of(operation));
    }

    private static Query act(Reference operation, String verb) {
        return Query.ops(operation.owner().id(), Operations.OPERATIONS, operation.id(), verb);
    }
}
