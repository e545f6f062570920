package io.tranche.opscli.command;

import io.tranche.opscli.platform.Query;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "replay",
        description = "Hand a range of a topic to a consumer again; what was applied is skipped",
        footer = "  tranche-ops replay preview --service ledger --consumer posting --topic tranche.wallet.events"
                + " --from-time 2h")
public final class ReplayCommands {

    private static final String REPLAYS = "replays";

    private final Desk desk;

    public ReplayCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "preview",
            description = "A dry run: does it, shows which rows would change, and takes it all back",
            footer = "  tranche-ops replay preview --service ledger --consumer posting --topic tranche.wallet.events"
                    + " --partition 3 --from-offset 100 --to-offset 200")
    void preview(@Mixin ReplayOptions range) {
        Service service = range.service;
        desk.show(desk.platform().post(Query.ops(service.id(), REPLAYS, "preview"), range.body()));
    }

    @Command(
            name = "start",
            description = "Replay while live consumption goes on",
            footer = "  tranche-ops replay start --service wallet --consumer loans --topic tranche.loan.events"
                    + " --from-time 2026-01-20T10:00:00Z --reason \"restored from backup\" --follow")
    void start(@Mixin ReplayOptions range, @Mixin FollowOption follow, @Mixin ReasonOption why) {
        ObjectNode body = range.body().put("reason", why.reason);
        desk.confirm("Replay in %s: %s".formatted(range.service, body));
        Reference started = new Operations(desk).started(range.service, Query.ops(range.service.id(), REPLAYS), body);
        follow.followIfAsked(desk, List.of(started));
    }
}
