package io.tranche.opscli.command;

import io.tranche.opscli.platform.Query;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "consumers",
        description = "How far each consumer is behind, in events and in seconds",
        footer = "  tranche-ops consumers --service ledger --partitions")
public final class ConsumersCommand implements Runnable {

    private final Desk desk;

    @Mixin
    private ServiceOption asked = new ServiceOption();

    @Option(names = "--partitions", description = "A row for each partition")
    private boolean partitions;

    public ConsumersCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        List<ObjectNode> rows = new Fleet(desk).list(asked, service -> Query.ops(service.id(), "consumers"));
        if (partitions) {
            desk.list(rows.stream().flatMap(row -> perPartition(row).stream()).toList());
        } else {
            desk.list(rows, "service", "consumer", "group", "state", "lag_events", "lag_seconds");
        }
    }

    private static List<ObjectNode> perPartition(ObjectNode consumer) {
        return consumer.path("partitions")
                .valueStream()
                .map(partition -> {
                    ObjectNode row = consumer.deepCopy();
                    row.retain("service", "consumer");
                    partition.propertyStream().forEach(entry -> row.set(entry.getKey(), entry.getValue()));
                    return row;
                })
                .toList();
    }
}
