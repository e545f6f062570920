package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Query;
import io.tranche.opscli.platform.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "parked",
        description = "Events that could not be applied, and those that wait behind them",
        footer = "  tranche-ops parked causes")
public final class ParkedCommands {

    private static final String PARKED = "parked";
    private static final String[] COLUMNS = {
        "id",
        "state",
        "consumer",
        "topic",
        "partition",
        "offset",
        "key",
        "type",
        "cause",
        "error_class",
        "attempts",
        "parked_at"
    };

    private final Desk desk;

    public ParkedCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "list",
            description = "Parked events, newest first",
            footer = "  tranche-ops parked list --service wallet --cause 3f1c2a90b7d4e586 --since 2h")
    void list(@Mixin ServiceOption asked, @Mixin EventFilter filter, @Mixin Paging paging) {
        desk.list(
                new Fleet(desk).list(asked, service -> {
                    Query query = Query.ops(service.id(), PARKED);
                    filter.given().forEach(query::with);
                    return query.with("state", paging.state)
                            .with("before", paging.before)
                            .with("limit", paging.limit);
                }),
                COLUMNS);
    }

    @Command(
            name = "causes",
            description = "Why events are parked: failures grouped by cause",
            footer = "  tranche-ops parked causes --service ledger")
    void causes(@Mixin ServiceOption asked) {
        desk.list(
                new Fleet(desk).list(asked, service -> Query.ops(service.id(), PARKED, "causes")),
                "service",
                "fingerprint",
                "consumer",
                "events",
                "keys",
                "oldest",
                "newest",
                "error_class",
                "message");
    }

    @Command(
            name = "show",
            description = "One parked event, whole: payload, headers, error, edits",
            footer = "  tranche-ops parked show wallet/12")
    void show(@Parameters(paramLabel = "EVENT", converter = Reference.Converter.class) Reference event) {
        desk.show(new Fleet(desk).find(event, service -> Query.ops(service.id(), PARKED, event.id())));
    }

    @Command(
            name = "edit",
            description = "Give a parked event another payload; the original stays beside it",
            footer = "  tranche-ops parked edit wallet/12 --payload-file fixed.json --reason \"amount was a text\"")
    void edit(
            @Parameters(paramLabel = "EVENT", converter = Reference.Converter.class) Reference event,
            @Option(names = "--payload-file", required = true, paramLabel = "FILE", description = "The new payload")
                    Path payload,
            @Mixin ReasonOption why) {
        ObjectNode body = Platform.newObject().put("payload", read(payload)).put("reason", why.reason);
        desk.confirm("Replace the payload of " + event);
        desk.show(desk.platform().post(Query.ops(event.owner().id(), PARKED, event.id(), "edit"), body));
    }

    @Command(
            name = "discard",
            description = "Give parked events up; they are never applied",
            footer = "  tranche-ops parked discard wallet/12 --reason \"sent twice by hand, ticket 311\"")
    void discard(@Mixin SelectionOptions selection, @Mixin ReasonOption why) {
        Map<Service, ObjectNode> selections = selection.byService();
        desk.confirm("Discard for ever, in %s: %s"
                .formatted(selections.keySet(), selections.values().iterator().next()));
        selections.forEach((service, selected) -> {
            ObjectNode body = Platform.newObject().put("reason", why.reason);
            body.set("selection", selected);
            ObjectNode result = Platform.newObject().put(Fleet.SERVICE, service.id());
            desk.platform()
                    .post(Query.ops(service.id(), PARKED, "discard"), body)
                    .propertyStream()
                    .forEach(entry -> result.set(entry.getKey(), entry.getValue()));
            desk.show(result);
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Trouble(ExitCode.USAGE, "Cannot read " + file + ": " + e);
        }
    }

    /** Which part of a long list. */
    static final class Paging {

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "FAILED, QUEUED, REDRIVEN or DISCARDED (default: the first two)")
        @Nullable
        String state;

        @Option(names = "--before", paramLabel = "ID", description = "Older than this one: the next page")
        @Nullable
        Long before;

        @Option(names = "--limit", paramLabel = "N", description = "So many of each service at most")
        @Nullable
        Integer limit;
    }
}
