package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "shadow",
        description = "The journal built again from the topics, beside the live one, and compared with it",
        footer = "  tranche-ops ledger shadow show")
public final class ShadowCommands {

    private static final Query SHADOW = Query.ops("ledger", "shadow");

    private final Desk desk;

    public ShadowCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "start",
            description = "Rebuild from offset 0 while the ledger is live",
            footer = "  tranche-ops ledger shadow start --reason \"weekly proof\" --follow")
    void start(@Mixin FollowOption follow, @Mixin ReasonOption why) {
        desk.confirm("Rebuild the ledger in a shadow schema");
        Reference started = new Operations(desk)
                .started(Service.LEDGER, SHADOW, Platform.newObject().put("reason", why.reason));
        follow.followIfAsked(desk, List.of(started));
    }

    @Command(
            name = "show",
            description = "How far the rebuild is, and how shadow and journal compare",
            footer = "  tranche-ops ledger shadow show")
    void show() {
        desk.show(desk.platform().get(SHADOW));
    }

    @Command(
            name = "differences",
            description = "The lines that are not the same in both; exit code 6 if there are any",
            footer = "  tranche-ops ledger shadow differences")
    void differences() {
        List<JsonNode> rows = desk.platform()
                .get(Query.ops("ledger", "shadow", "differences"))
                .valueStream()
                .toList();
        desk.list(rows);
        if (!rows.isEmpty()) {
            desk.endWith(ExitCode.NOT_WELL);
        }
    }

    @Command(
            name = "keep",
            description = "Keep the shadow as evidence",
            footer = "  tranche-ops ledger shadow keep --reason \"audit 2026\"")
    void keep(@Mixin ReasonOption why) {
        desk.confirm("Keep the shadow as evidence");
        desk.show(desk.platform()
                .post(
                        Query.ops("ledger", "shadow", "keep"),
                        Platform.newObject().put("reason", why.reason)));
    }

    @Command(
            name = "drop",
            description = "Throw the shadow away",
            footer = "  tranche-ops ledger shadow drop --kept --reason \"audit 2026 is closed\"")
    void drop(
            @Option(names = "--kept", description = "Also if it is kept as evidence; needs a reason") boolean kept,
            @Option(
                            names = {"-r", "--reason"},
                            paramLabel = "TEXT",
                            description = "Why; kept in the audit trail")
                    @Nullable
                    String reason) {
        desk.confirm(kept ? "Drop the shadow, even if it is kept as evidence" : "Drop the shadow");
        desk.platform()
                .delete(Query.ops("ledger", "shadow")
                        .with("kept", kept ? true : null)
                        .with("reason", reason));
        desk.show(desk.platform().get(SHADOW));
        desk.remark("Dropped; what it found stays: `tranche-ops ledger shadow differences`");
    }
}
