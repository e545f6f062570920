package io.tranche.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Whether wallets, loans and ledger agree when all is quiet, asked through the API. */
final class Books {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Api api;
    private final Token ops;

    Books(Api api, Token ops) {
        this.api = api;
        this.ops = ops;
    }

    /** Returns what to print; throws if something does not agree. */
    String check() throws IOException, InterruptedException {
        JsonNode reconciliation = quietReconciliation();
        JsonNode proof = api.get("/api/ledger/proof", ops).expect(200).json();
        if (!proof.get("proven").asBoolean()) {
            throw new IllegalStateException("The journal is not proven: " + proof);
        }
        JsonNode trialBalance =
                api.get("/api/ledger/trial-balance", ops).expect(200).json();
        for (JsonNode currency : trialBalance) {
            if (!currency.get("balanced").asBoolean()) {
                throw new IllegalStateException("The trial balance does not balance: " + trialBalance);
            }
        }
        return "%d entries with %d lines proven, %d wallets equal to their ledger accounts"
                .formatted(
                        proof.get("entries").asLong(),
                        proof.get("lines").asLong(),
                        reconciliation.at("/wallets/matched").asLong());
    }

    private JsonNode quietReconciliation() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            JsonNode report =
                    api.get("/api/ledger/reconciliation", ops).expect(200).json();
            if (report.at("/wallets/matched").asLong()
                    == report.at("/wallets/total").asLong()) {
                return report;
            }
            if (System.nanoTime() - begin > LONGEST_WAIT.toNanos()) {
                throw new IllegalStateException("Wallets and ledger do not agree: " + report);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
