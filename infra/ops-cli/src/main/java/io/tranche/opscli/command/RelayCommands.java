package io.tranche.opscli.command;

import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "relay", description = "What brings the outboxes to Kafka", footer = "  tranche-ops relay state")
public final class RelayCommands {

    private static final String RELAY = "relay";

    private final Desk desk;

    public RelayCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "state",
            description = "Who leads, since when, and how far it is",
            footer = "  tranche-ops relay state")
    void state() {
        desk.show(desk.platform().get(Query.ops(RELAY, "state")));
    }

    @Command(
            name = "verify",
            description = "Compare outboxes and topics; exit code 6 if anything is missing, may be, or has no row",
            footer = "  tranche-ops relay verify --since 24h")
    void verify(
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            converter = Moment.Converter.class,
                            description = "Rows written since then, or of that age: 2h, 7d")
                    @Nullable
                    Moment since,
            @Option(
                            names = "--until",
                            paramLabel = "TIME",
                            converter = Moment.Converter.class,
                            description = "Rows written before then")
                    @Nullable
                    Moment until) {
        ObjectNode range = Platform.newObject();
        if (since != null) {
            range.put("since", since.toString());
        }
        if (until != null) {
            range.put("until", until.toString());
        }
        JsonNode begun = desk.platform().post(Query.ops(RELAY, "verify"), range);
        new Verifications(desk).await(begun);
    }

    @Command(
            name = "verification",
            description =
                    "Wait for a comparison that was started before; exit code 6 if anything is missing, may be, or has no row",
            footer = "  tranche-ops relay verification 7")
    void verification(@Parameters(paramLabel = "NUMBER") long number) {
        Verifications verifications = new Verifications(desk);
        verifications.await(verifications.get(number));
    }

    @Command(
            name = "repairs",
            description = "What was sent again after a slot or a broker was lost, with its proof",
            footer = "  tranche-ops relay repairs")
    void repairs() {
        desk.list(desk.platform().get(Query.ops(RELAY, "repairs")).valueStream().toList());
    }
}
