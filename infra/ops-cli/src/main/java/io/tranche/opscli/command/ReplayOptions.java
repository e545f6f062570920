package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Trouble;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Which records, and who gets them. */
final class ReplayOptions {

    @Option(
            names = {"-s", "--service"},
            required = true,
            paramLabel = "SERVICE",
            description = "Whose consumer: ${COMPLETION-CANDIDATES}")
    Service service = Service.LEDGER;

    @Mixin
    EventOptions event = new EventOptions();

    @Option(names = "--partition", split = ",", paramLabel = "N", description = "Only these (default: all)")
    List<Integer> partitions = new ArrayList<>();

    @Option(names = "--from-offset", paramLabel = "N", description = "From this offset on, in each partition")
    @Nullable
    Long fromOffset;

    @Option(names = "--to-offset", paramLabel = "N", description = "Before this offset, in each partition")
    @Nullable
    Long toOffset;

    @Option(
            names = "--from-time",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "From then on: 2026-01-20T10:00:00Z, or an age: 15m, 2h, 7d")
    @Nullable
    Moment fromTime;

    @Option(names = "--to-time", paramLabel = "TIME", converter = Moment.Converter.class, description = "Before then")
    @Nullable
    Moment toTime;

    ObjectNode body() {
        if (event.consumer == null || event.topic == null) {
            throw new Trouble(ExitCode.USAGE, "Say whose it is to be and from where: --consumer and --topic");
        }
        ObjectNode body = Platform.newObject();
        event.given().forEach(body::put);
        if (!partitions.isEmpty()) {
            partitions.forEach(body.withArray("partitions")::add);
        }
        put(body, "from_time", fromTime);
        put(body, "to_time", toTime);
        if (fromOffset != null) {
            body.put("from_offset", fromOffset);
        }
        if (toOffset != null) {
            body.put("to_offset", toOffset);
        }
        return body;
    }

    private static void put(ObjectNode body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value.toString());
        }
    }
}
