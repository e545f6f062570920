package io.tranche.chaos;

import io.tranche.chaos.fault.InjectedFault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run found.
 *
 * @param violations of each promise; none where it was kept
 */
record Outcome(List<InjectedFault> faults, Map<String, List<String>> violations) {

    boolean isKept() {
        return violations.values().stream().allMatch(List::isEmpty);
    }

    /** Those promises that were not kept. */
    Map<String, List<String>> broken() {
        Map<String, List<String>> broken = new TreeMap<>(violations);
        broken.values().removeIf(List::isEmpty);
        return broken;
    }

    long faultsThatHappened() {
        return faults.stream().filter(InjectedFault::happened).count();
    }
}
