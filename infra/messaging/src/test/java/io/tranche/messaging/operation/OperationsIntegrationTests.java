package io.tranche.messaging.operation;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.OnCall;
import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Actions;
import io.tranche.messaging.action.RecordedAction;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.CountingWork.Goal;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest(MessagingTestApplication.class)
class OperationsIntegrationTests {

    private static final Requester ON_CALL = new Requester("asha", "count again");
    private static final OperationSettings SETTINGS =
            new OperationSettings(2, Duration.ofMillis(50), Duration.ofMinutes(5), Duration.ofSeconds(30));

    private static final String NO_LINE_FOR_THE_END = """
            CREATE FUNCTION loan.no_line() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'the connection is gone';
            END $$;
            CREATE TRIGGER no_line BEFORE INSERT ON loan.ops_action
            FOR EACH ROW WHEN (NEW.target = 'operation:%d' AND NEW.action = 'counting.end')
            EXECUTE FUNCTION loan.no_line();
            """;

    private static final String HEAL = "DROP FUNCTION loan.no_line() CASCADE";

    private final Operations.Parts parts;
    private final Actions actions;
    private final CountingWork work = new CountingWork();
    private final OperationRunner runner;
    private final Operations operations;

    @Autowired
    OperationsIntegrationTests(Operations.Parts parts, Actions actions) {
        this.parts = parts;
        this.actions = actions;
        runner = new OperationRunner(parts, () -> Stream.of(work), SETTINGS);
        operations = new Operations(parts, runner, SETTINGS);
        runner.start();
    }

    @AfterEach
    void stop() {
        runner.stop();
    }

    @Test
    void showsItsProgressAndEnds() {
        long id = start(3);
        work.permits.release(2);

        await().untilAsserted(() -> assertThat(get(id).counts()).isEqualTo(Map.of("counted", 2L)));
        assertThat(get(id).state()).isEqualTo(OperationState.RUNNING);
        work.permits.release();

        awaitState(id, OperationState.DONE);
        assertThat(get(id).counts()).isEqualTo(Map.of("counted", 3L));
        assertThat(actionsOn(id)).containsExactly("counting.end DONE", "counting.start started");
    }

    @Test
    void stopsOnRequestAndGoesOnWhereItStopped() {
        long id = start(3);
        work.permits.release();
        await().untilAsserted(() -> assertThat(get(id).counts()).containsEntry("counted", 1L));

        operations.stop(id, ON_CALL);
        awaitState(id, OperationState.STOPPED);
        assertThatThrownBy(() -> operations.stop(id, ON_CALL)).isInstanceOf(ActionRefused.class);
        work.permits.release(2);
        operations.resume(id, ON_CALL);

        awaitState(id, OperationState.DONE);
        assertThat(get(id).counts()).isEqualTo(Map.of("counted", 3L));
    }

    @Test
    void keepsWhyItFailedAndCanBeResumed() {
        work.failAt.add(2L);
        work.permits.release(4);
        long id = start(3);

        awaitState(id, OperationState.FAILED);
        assertThat(get(id).message()).contains("cannot count to 2");
        work.failAt.clear();
        operations.resume(id, ON_CALL);

        awaitState(id, OperationState.DONE);
        assertThat(get(id).counts()).isEqualTo(Map.of("counted", 3L));
    }

    @Test
    void goesOnInAnotherInstanceAfterTheFirstFellSilentAndFencesItOff() {
        long id = start(1);
        CountingWork fresh = new CountingWork();
        OperationRunner survivor = new OperationRunner(parts, () -> Stream.of(fresh), SETTINGS);
        Operations elsewhere = new Operations(parts, survivor, SETTINGS);
        assertThatThrownBy(() -> elsewhere.resume(id, ON_CALL)).isInstanceOf(ActionRefused.class);

        runner.stopHeartbeats();
        OnCall.fallSilent(id);
        awaitState(id, OperationState.INTERRUPTED);
        elsewhere.resume(id, ON_CALL);
        work.permits.release();
        await().until(() -> work.permits.availablePermits() == 0);

        assertThat(get(id).counts()).isEmpty();
        fresh.permits.release();
        awaitState(id, OperationState.DONE);
        assertThat(get(id).counts()).isEqualTo(Map.of("counted", 1L));
    }

    @Test
    void isInterruptedByTheStopOfItsServiceAndCanBeResumed() {
        long id = start(1);

        runner.stop();

        assertThat(get(id).state()).isEqualTo(OperationState.INTERRUPTED);
        runner.start();
        work.permits.release();
        operations.resume(id, ON_CALL);
        awaitState(id, OperationState.DONE);
    }

    @Test
    void namesWhoResumedItInTheAuditTrail() {
        work.failAt.add(1L);
        work.permits.release(2);
        long id = start(1);
        awaitState(id, OperationState.FAILED);
        work.failAt.clear();

        operations.resume(id, new Requester("ravi", "counts again"));
        awaitState(id, OperationState.DONE);

        assertThat(actions.latest(100))
                .filteredOn(action -> action.target().equals("operation:" + id))
                .extracting(action -> action.by() + " " + action.result())
                .containsExactly(
                        "ravi DONE",
                        "ravi resumed",
                        "asha FAILED: java.lang.IllegalStateException: cannot count to 1",
                        "asha started");
    }

    @Test
    void neverEndsWithoutItsLineInTheAuditTrail() {
        long id = start(1);
        TestPlatform.database().sql(NO_LINE_FOR_THE_END.formatted(id)).update();
        try {
            work.permits.release();
            await().until(() -> get(id).counts().containsKey("counted"));
            runner.stop();
            OnCall.fallSilent(id);
            assertThat(get(id).state()).isEqualTo(OperationState.INTERRUPTED);
        } finally {
            TestPlatform.database().sql(HEAL).update();
        }

        runner.start();
        operations.resume(id, ON_CALL);
        awaitState(id, OperationState.DONE);
        assertThat(actionsOn(id))
                .containsExactly("counting.end DONE", "counting.resume resumed", "counting.start started");
    }

    @Test
    void refusesMoreThanAnInstanceMayRun() {
        start(1);
        start(1);

        assertThatThrownBy(() -> start(1)).hasMessageContaining("takes no more");
        assertThatThrownBy(() -> operations.start(new OperationRequest("unheard of", new Goal(1), ON_CALL)))
                .hasMessageContaining("unheard of");
        assertThatThrownBy(() -> operations.get(Long.MAX_VALUE)).hasMessageContaining("no operation");
        assertThatThrownBy(() -> new Requester("asha", " ")).isInstanceOf(ActionRefused.class);
    }

    @Test
    void leavesNobodyTheMeansToChangeTheAuditTrail(@Autowired JdbcClient service) {
        actions.record(ON_CALL, "test", "nothing:" + TestIds.next(), "done");

        assertThatThrownBy(() -> service.sql("UPDATE ops_action SET done_by = 'someone else'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> service.sql("DELETE FROM ops_action").update())
                .isInstanceOf(DataAccessException.class);
    }

    private long start(long last) {
        return operations
                .start(new OperationRequest(CountingWork.KIND, new Goal(last), ON_CALL))
                .id();
    }

    private Operation get(long id) {
        return operations.get(id);
    }

    private void awaitState(long id, OperationState state) {
        await().untilAsserted(() -> assertThat(get(id).state()).isEqualTo(state));
    }

    private List<String> actionsOn(long id) {
        await().until(() -> actions.latest(100).stream()
                .anyMatch(action ->
                        action.action().endsWith(".end") && action.target().equals("operation:" + id)));
        return actions.latest(100).stream()
                .filter(action -> action.target().equals("operation:" + id))
                .map(OperationsIntegrationTests::describe)
                .toList();
    }

    private static String describe(RecordedAction action) {
        return action.action() + " " + action.result();
    }
}
