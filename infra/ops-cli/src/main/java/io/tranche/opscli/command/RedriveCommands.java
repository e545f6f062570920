package io.tranche.opscli.command;

import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "redrive",
        description = "Hand parked events to their consumers again, in order per key",
        footer = "  tranche-ops redrive preview --cause 3f1c2a90b7d4e586")
public final class RedriveCommands {

    private static final String REDRIVES = "redrives";

    private final Desk desk;

    public RedriveCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "preview",
            description = "What would become of each event, without changing anything",
            footer = "  tranche-ops redrive preview --service wallet --key 42")
    void preview(@Mixin SelectionOptions selection) {
        List<ObjectNode> rows = new ArrayList<>();
        selection
                .byService()
                .forEach((service, selected) ->
                        rows.addAll(foreseen(service, selected).rows()));
        show(rows);
    }

    @Command(
            name = "start",
            description = "Redrive; stops by itself when failures repeat",
            footer =
                    "  tranche-ops redrive start --cause 3f1c2a90b7d4e586 --reason \"fixed in release 1.4.2\" --follow")
    void start(
            @Mixin SelectionOptions selection, @Mixin Pace pace, @Mixin FollowOption follow, @Mixin ReasonOption why) {
        Map<Service, ObjectNode> chosen = worthStarting(selection);
        if (chosen.isEmpty()) {
            desk.remark("No such event is parked.");
            return;
        }
        desk.confirm("Redrive in " + chosen.keySet());
        List<Reference> started = new ArrayList<>();
        chosen.forEach((service, selected) -> {
            ObjectNode body = pace.of(selected).put("reason", why.reason);
            started.add(new Operations(desk).started(service, Query.ops(service.id(), REDRIVES), body));
        });
        follow.followIfAsked(desk, started);
    }

    /** Several services are asked first which of them has something to do; one that was named need not be. */
    private Map<Service, ObjectNode> worthStarting(SelectionOptions selection) {
        Map<Service, ObjectNode> selections = selection.byService();
        if (selections.size() == 1 && desk.asksNothing()) {
            return selections;
        }
        Map<Service, ObjectNode> chosen = new EnumMap<>(Service.class);
        List<ObjectNode> rows = new ArrayList<>();
        selections.forEach((service, selected) -> {
            Foreseen foreseen = foreseen(service, selected);
            if (!foreseen.isNothing()) {
                chosen.put(service, selected);
                rows.addAll(foreseen.rows());
            }
        });
        if (!desk.asksNothing()) {
            show(rows);
        }
        return chosen;
    }

    private record Foreseen(List<ObjectNode> rows, boolean complete) {

        boolean isNothing() {
            return complete && rows.isEmpty();
        }
    }

    private Foreseen foreseen(Service service, ObjectNode selected) {
        ObjectNode body = Platform.newObject();
        body.set("selection", selected);
        JsonNode report = desk.platform().post(Query.ops(service.id(), REDRIVES, "preview"), body);
        Foreseen foreseen = new Foreseen(
                Fleet.rows(service, report.path("events")).toList(),
                report.path("complete").asBoolean(false));
        if (!foreseen.complete()) {
            desk.remark("%s: only the first %d events were tried; there may be more."
                    .formatted(service, foreseen.rows().size()));
        }
        return foreseen;
    }

    private void show(List<ObjectNode> rows) {
        desk.list(rows, "id", "event_id", "key", "verdict", "error", "changes");
    }

    /** How fast, and when to give up. */
    static final class Pace {

        @Option(names = "--per-second", paramLabel = "N", description = "So many events a second at most")
        @Nullable
        Integer perSecond;

        @Option(names = "--failures-max", paramLabel = "N", description = "Stop after so many failures in a row")
        @Nullable
        Integer failuresMax;

        ObjectNode of(ObjectNode selection) {
            ObjectNode body = Platform.newObject();
            body.set("selection", selection);
            if (perSecond != null) {
                body.put("per_second", perSecond);
            }
            if (failuresMax != null) {
                body.put("failures_max", failuresMax);
            }
            return body;
        }
    }
}
