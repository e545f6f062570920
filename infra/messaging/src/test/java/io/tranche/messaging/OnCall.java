package io.tranche.messaging;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import io.tranche.testing.TestPlatform;
import java.util.List;

/** Somebody who starts operations, watches them and sees instances die. */
public final class OnCall {

    public static final Requester ASHA = new Requester("asha", "the account exists now");

    private OnCall() {}

    public static Operation awaitState(Operations operations, long id, OperationState state) {
        await().untilAsserted(() -> assertThat(operations.get(id).state()).isEqualTo(state));
        return operations.get(id);
    }

    /** What happened to single events, in order: their results. */
    public static List<String> results(Operations operations, long id) {
        return operations.results(id, 0, 1000).stream()
                .map(kept -> kept.result().result())
                .toList();
    }

    /** As if its instance had been killed a while ago, and somebody notices. */
    public static void resumeAfterDeath(Operations operations, long id) {
        await().ignoreExceptionsInstanceOf(ActionRefused.class).untilAsserted(() -> {
            fallSilent(id);
            assertThat(operations.get(id).state()).isEqualTo(OperationState.INTERRUPTED);
            assertThat(operations.resume(id, ASHA).id()).isEqualTo(id);
        });
    }

    public static void fallSilent(long id) {
        TestPlatform.database()
                .sql("UPDATE loan.operation SET heartbeat_at = now() - interval '1 hour' WHERE id = ?")
                .param(id)
                .update();
    }
}
