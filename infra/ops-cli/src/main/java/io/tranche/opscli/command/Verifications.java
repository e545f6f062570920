package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Query;
import io.tranche.opscli.platform.Trouble;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Proofs that the relay takes, however long that is. */
final class Verifications {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Desk desk;

    Verifications(Desk desk) {
        this.desk = desk;
    }

    JsonNode get(long number) {
        return desk.platform().get(Query.ops("relay", "verifications", Long.toString(number)));
    }

    /** Waits for the proof, and shows it. */
    void await(JsonNode begun) {
        long number = begun.path("id").asLong();
        desk.remark("Verification %d runs; should you leave, `tranche-ops relay verification %d` finds it again"
                .formatted(number, number));
        JsonNode now = begun;
        String said = "";
        while (now.path("state").asString().equals("RUNNING")) {
            String progress = "%d rows and %d messages read"
                    .formatted(
                            now.at("/progress/rows").asLong(),
                            now.at("/progress/messages").asLong());
            if (!progress.equals(said)) {
                desk.remark(progress);
            }
            said = progress;
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            now = get(number);
        }
        show(now);
    }

    private void show(JsonNode ended) {
        if (!ended.path("state").asString().equals("DONE")) {
            throw new Trouble(
                    ExitCode.NOT_WELL,
                    "No proof: %s %s"
                            .formatted(
                                    ended.path("state").asString(),
                                    ended.path("message").asString("")));
        }
        JsonNode proof = ended.path("proof");
        desk.show(proof);
        long undecided = proof.path("undecided").asLong(0);
        if (undecided > 0) {
            desk.remark("%d rows may be lost or on their way: the relay is behind, or none leads; verify again later"
                    .formatted(undecided));
        }
        long withoutRow = proof.path("without_row").asLong(0);
        if (withoutRow > 0) {
            desk.remark(
                    "%d messages have no row: the database was taken back to an earlier time".formatted(withoutRow));
        }
        if (undecided > 0 || withoutRow > 0 || proof.path("missing").asLong(0) > 0) {
            desk.endWith(ExitCode.NOT_WELL);
        }
    }
}
