package io.tranche.messaging.replay;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.inbox.EventHandler;
import io.tranche.messaging.inbox.EventHandlers;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationRequest;
import io.tranche.messaging.operation.Operations;

/**
 * Handing a part of a topic to a consumer once more, through the same code as live traffic, which goes on meanwhile. What is marked
 * is left out, however old it is; what fails is parked. What was lost is applied now, so after the later events of its key. It goes
 * no further than the consumer has committed, as of its start.
 */
public final class Replays {

    private final Operations operations;
    private final EventHandlers handlers;
    private final ReplayPreview preview;

    Replays(Operations operations, EventHandlers handlers, ReplayPreview preview) {
        this.operations = operations;
        this.handlers = handlers;
        this.preview = preview;
    }

    /** Starts it; counts and results of the operation tell what it did. */
    public Operation start(ReplayRequest request, Requester requester) {
        EventHandler unused = handlerOf(request);
        return operations.start(new OperationRequest(ReplayWork.KIND, request, requester));
    }

    /** A dry run: what would become of the first events, at most 500, and which rows would change. Nothing is changed. */
    public ReplayReport preview(ReplayRequest request) {
        return preview.of(handlerOf(request), request);
    }

    private EventHandler handlerOf(ReplayRequest request) {
        EventHandler handler = handlers.of(request.consumer());
        if (!handler.topics().contains(request.topic())) {
            throw ActionRefused.invalid(
                    "The consumer %s does not read %s".formatted(request.consumer(), request.topic()));
        }
        return handler;
    }
}
