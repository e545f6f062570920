package io.tranche.messaging.operation;

import java.util.List;
import java.util.Map;

/**
 * One step of an operation.
 *
 * @param position where to go on after it; any record that JSON can hold
 * @param added to the counts, by name
 */
public record Progress(Object position, Map<String, Long> added, List<OperationResult> results) {

    public static Progress at(Object position) {
        return new Progress(position, Map.of(), List.of());
    }

    public static Progress at(Object position, Map<String, Long> added) {
        return new Progress(position, added, List.of());
    }
}
