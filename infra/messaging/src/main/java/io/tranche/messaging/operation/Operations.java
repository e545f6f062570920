package io.tranche.messaging.operation;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Actions;
import io.tranche.messaging.action.Requester;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** All operations of a service, whichever instance runs them. */
public final class Operations {

    private final OperationTable table;
    private final OperationQueries queries;
    private final OperationRunner runner;
    private final Actions actions;
    private final TransactionTemplate transaction;
    private final OperationSettings settings;

    Operations(Parts parts, OperationRunner runner, OperationSettings settings) {
        this.table = parts.table();
        this.queries = parts.queries();
        this.actions = parts.actions();
        this.transaction = parts.transaction();
        this.runner = runner;
        this.settings = settings;
    }

    record Parts(OperationTable table, OperationQueries queries, Actions actions, TransactionTemplate transaction) {}

    /**
     * Starts it on a thread of this instance, and returns at once.
     *
     * @throws ActionRefused if this instance runs as many as it may
     */
    public Operation start(OperationRequest request) {
        runner.requireRoomFor(request.kind());
        UUID worker = UUID.randomUUID();
        long id = Objects.requireNonNull(transaction.execute(status -> {
            long inserted = table.insert(worker, request);
            actions.record(request.requester(), request.kind() + ".start", target(inserted), "started");
            return inserted;
        }));
        runner.run(new OperationRun(get(id), request.requester(), worker, table));
        return get(id);
    }

    /** It ends after its current step, wherever it runs. */
    public Operation stop(long id, Requester requester) {
        Operation operation = get(id);
        transaction.executeWithoutResult(status -> {
            if (!table.askToStop(id)) {
                throw ActionRefused.conflict("Operation %d is %s".formatted(id, operation.state()));
            }
            actions.record(requester, operation.kind() + ".stop", target(id), "asked to stop");
        });
        return get(id);
    }

    /**
     * Goes on with one that stopped, failed or was interrupted, on a thread of this instance, after the last step that was saved.
     */
    public Operation resume(long id, Requester requester) {
        Operation operation = get(id);
        runner.requireRoomFor(operation.kind());
        UUID worker = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            if (!table.takeOver(id, worker, settings.silenceMax())) {
                throw ActionRefused.conflict("Operation %d is %s".formatted(id, operation.state()));
            }
            actions.record(requester, operation.kind() + ".resume", target(id), "resumed");
        });
        runner.run(new OperationRun(get(id), requester, worker, table));
        return get(id);
    }

    /** @throws ActionRefused if there is none */
    public Operation get(long id) {
        return queries.find(id).orElseThrow(() -> ActionRefused.notFound("There is no operation " + id));
    }

    /** Newest first. */
    public List<Operation> list(OperationFilter filter) {
        return queries.list(filter);
    }

    /** What it did with single events, in order, after the one with this number; 0 for the first page. */
    public List<KeptResult> results(long id, long after, int limit) {
        return queries.results(get(id).id(), after, limit);
    }

    private static String target(long id) {
        return "operation:" + id;
    }
}
