package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Trouble;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Which parked events are meant. Saying nothing is not saying all. */
final class SelectionOptions {

    @Parameters(
            paramLabel = "EVENT",
            arity = "0..*",
            converter = Reference.Converter.class,
            description = "Single events as lists show them: wallet/12")
    List<Reference> events = new ArrayList<>();

    @Mixin
    ServiceOption asked = new ServiceOption();

    @Mixin
    EventFilter filter = new EventFilter();

    @Option(names = "--all", description = "Every parked event")
    boolean all;

    /** What to tell each service. */
    Map<Service, ObjectNode> byService() {
        Map<String, String> given = filter.given();
        int ways = (events.isEmpty() ? 0 : 1) + (given.isEmpty() ? 0 : 1) + (all ? 1 : 0);
        if (ways != 1) {
            throw new Trouble(ExitCode.USAGE, "Say which events: by id, by --consumer, --key, --cause, ..., or --all");
        }
        return events.isEmpty() ? sameForEach(given) : byOwner();
    }

    private Map<Service, ObjectNode> sameForEach(Map<String, String> given) {
        Map<Service, ObjectNode> selections = new EnumMap<>(Service.class);
        for (Service service : asked.services()) {
            ObjectNode selection = Platform.newObject();
            given.forEach(selection::put);
            if (all) {
                selection.put("all", true);
            }
            selections.put(service, selection);
        }
        return selections;
    }

    private Map<Service, ObjectNode> byOwner() {
        Map<Service, ObjectNode> selections = new EnumMap<>(Service.class);
        for (Reference event : events) {
            Service owner = event.service() == null && asked.service != null ? asked.service : event.owner();
            selections
                    .computeIfAbsent(owner, first -> Platform.newObject())
                    .withArray("ids")
                    .add(number(event));
        }
        return selections;
    }

    private static long number(Reference event) {
        try {
            return Long.parseLong(event.id());
        } catch (NumberFormatException e) {
            throw new Trouble(ExitCode.USAGE, "The id of a parked event is a number, not " + event.id());
        }
    }
}
