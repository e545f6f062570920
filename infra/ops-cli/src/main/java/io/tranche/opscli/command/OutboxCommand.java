package io.tranche.opscli.command;

import io.tranche.opscli.platform.Query;
import picocli.CommandLine.Command;

@Command(
        name = "outbox",
        description = "What each outbox still has to send, and how old the oldest is",
        footer = "  tranche-ops outbox")
public final class OutboxCommand implements Runnable {

    private final Desk desk;

    public OutboxCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        desk.list(desk.platform()
                .get(Query.ops("relay", "outboxes"))
                .valueStream()
                .toList());
    }
}
