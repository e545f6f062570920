package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Query;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Work that the platform does on its own once it was asked to: redrives, replays, rebuilds. */
final class Operations {

    static final String OPERATIONS = "operations";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Desk desk;

    Operations(Desk desk) {
        this.desk = desk;
    }

    /** Asks for it, and says how to look after it. */
    Reference started(Service service, Query query, JsonNode body) {
        JsonNode operation = desk.platform().post(query, body);
        desk.show(operation);
        Reference reference = new Reference(service, operation.path("id").asString());
        desk.remark("Started; see `tranche-ops operations show " + reference + " --follow`");
        return reference;
    }

    JsonNode get(Reference operation) {
        return new Fleet(desk).find(operation, service -> Query.ops(service.id(), OPERATIONS, operation.id()));
    }

    /** Until it runs no more. */
    void follow(Reference operation) {
        JsonNode now = get(operation);
        String said = "";
        while (isRunning(now)) {
            said = say(operation, now, said);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            now = get(operation);
        }
        desk.show(now);
        if (!wentWell(now)) {
            desk.endWith(ExitCode.NOT_WELL);
        }
    }

    private String say(Reference operation, JsonNode now, String before) {
        String progress = "%s %s %s"
                .formatted(
                        operation,
                        now.path("state").asString(),
                        now.path("progress").toString());
        if (!progress.equals(before)) {
            desk.remark(progress);
        }
        return progress;
    }

    private static boolean isRunning(JsonNode operation) {
        return operation.path("state").asString("").equals("RUNNING");
    }

    private static boolean wentWell(JsonNode operation) {
        return operation.path("state").asString("").equals("DONE")
                && operation.path("progress").path("failed").asLong(0) == 0;
    }
}
