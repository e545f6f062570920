package io.tranche.messaging.operation;

import io.tranche.messaging.action.Requester;

/**
 * @param kind of the {@link OperationWork}
 * @param request any record that JSON can hold; the work reads it with {@link OperationRun#request}
 */
public record OperationRequest(String kind, Object request, Requester requester) {}
