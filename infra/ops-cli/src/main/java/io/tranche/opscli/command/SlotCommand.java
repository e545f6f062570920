package io.tranche.opscli.command;

import io.tranche.opscli.platform.Query;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "slot", description = "The replication slot that the relay reads from", footer = "  tranche-ops slot")
public final class SlotCommand implements Runnable {

    private final Desk desk;

    public SlotCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        JsonNode state = desk.platform().get(Query.ops("relay", "state"));
        desk.show(state.path("slot").isObject() ? state.get("slot") : state);
    }
}
