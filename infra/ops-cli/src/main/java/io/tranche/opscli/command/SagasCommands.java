package io.tranche.opscli.command;

import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sagas",
        description = "Sagas that wait, are overdue, or could not be compensated",
        footer = "  tranche-ops sagas list --state failed")
public final class SagasCommands {

    private final Desk desk;

    public SagasCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "list",
            description = "Sagas that are not at their end, oldest first",
            footer = "  tranche-ops sagas list --saga repayment --state overdue")
    void list(
            @Mixin ServiceOption asked,
            @Option(names = "--saga", paramLabel = "SAGA", description = "disbursement or repayment") @Nullable
                    String saga,
            @Option(names = "--state", paramLabel = "STATE", description = "open, overdue or failed") @Nullable
                    String state) {
        desk.list(new Fleet(desk)
                .list(
                        asked,
                        service -> Query.ops(service.id(), "sagas")
                                .with("saga", saga)
                                .with("state", state)));
    }

    @Command(
            name = "retry",
            description = "Try a compensation that failed once more",
            footer = "  tranche-ops sagas retry repayment 17 --reason \"account was unfrozen\"")
    void retry(
            @Parameters(paramLabel = "SAGA", description = "disbursement or repayment") String saga,
            @Parameters(paramLabel = "ID") long id,
            @Mixin ReasonOption why) {
        resolve(Query.ops("loan", "sagas", saga, Long.toString(id), "retry"), "Retry " + saga + " " + id, why);
    }

    @Command(
            name = "force",
            description = "End a saga whose compensation failed, with a balancing journal entry",
            footer = "  tranche-ops sagas force repayment 17 --reason \"refunded by bank transfer, ticket 412\"")
    void force(
            @Parameters(paramLabel = "SAGA", description = "disbursement or repayment") String saga,
            @Parameters(paramLabel = "ID") long id,
            @Mixin ReasonOption why) {
        resolve(
                Query.ops("loan", "sagas", saga, Long.toString(id), "force"),
                "Force the end of " + saga + " " + id,
                why);
    }

    private void resolve(Query query, String what, ReasonOption why) {
        desk.confirm(what);
        desk.show(desk.platform().post(query, Platform.newObject().put("reason", why.reason)));
    }
}
