package io.tranche.ops;

import io.tranche.messaging.operation.Operation;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The answer to whoever started long work: 202, and where to look after it. */
final class StartedOperations {

    private final OpsPath path;

    StartedOperations(OpsPath path) {
        this.path = path;
    }

    ResponseEntity<OperationView> answer(Operation operation) {
        return ResponseEntity.accepted()
                .location(URI.create(path + "/operations/" + operation.id()))
                .body(OperationView.of(operation));
    }
}
