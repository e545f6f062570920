package io.tranche.opscli.command;

import io.tranche.opscli.platform.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "timeline",
        description = "What happened to one thing, across all services",
        footer = "  tranche-ops timeline loan 42")
public final class TimelineCommands {

    private final Desk desk;

    public TimelineCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "loan",
            description = "From the request to the journal: saga steps, outbox, topic, consumers, money, trace ids",
            footer = "  tranche-ops timeline loan 42")
    void loan(@Parameters(paramLabel = "LOAN") long loan) {
        desk.tell(desk.platform().get(Query.ops("timeline", "loans", Long.toString(loan))), "lines");
    }
}
