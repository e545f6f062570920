package io.tranche.messaging.operation;

import io.tranche.messaging.action.Requester;
import java.util.Optional;
import java.util.UUID;

/** An operation as its work sees it while it runs here. */
public final class OperationRun {

    private final Operation operation;
    private final Requester requester;
    private final UUID worker;
    private final OperationTable table;
    private volatile boolean mustStop;

    OperationRun(Operation operation, Requester requester, UUID worker, OperationTable table) {
        this.operation = operation;
        this.requester = requester;
        this.worker = worker;
        this.table = table;
    }

    public long id() {
        return operation.id();
    }

    /** Who wanted it to run here: whoever started it or, since then, resumed it. */
    public Requester requester() {
        return requester;
    }

    public <T> T request(Class<T> type) {
        return OperationJson.MAPPER.readValue(operation.request(), type);
    }

    /** Where to go on; empty at the very start. */
    public <T> Optional<T> position(Class<T> type) {
        return Optional.ofNullable(operation.position()).map(json -> OperationJson.MAPPER.readValue(json, type));
    }

    /** Somebody asked for it, or the service stops. */
    public boolean mustStop() {
        return mustStop;
    }

    /**
     * Keeps a step, in the current transaction if there is one, so that what the step did and that it was done are committed
     * together.
     *
     * @throws OperationLost if another instance runs it now
     */
    public void save(Progress progress) {
        table.save(id(), worker, progress);
    }

    void stop() {
        mustStop = true;
    }

    UUID worker() {
        return worker;
    }

    Operation operation() {
        return operation;
    }
}
