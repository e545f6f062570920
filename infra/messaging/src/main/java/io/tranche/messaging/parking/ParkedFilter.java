package io.tranche.messaging.parking;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param states empty for those that are open
 * @param before only those with a smaller id, for the next page
 */
public record ParkedFilter(
        Selection selection,
        Set<ParkedState> states,
        @Nullable Long before,
        int limit) {

    private static final Set<ParkedState> OPEN = Set.of(ParkedState.FAILED, ParkedState.QUEUED);

    public static ParkedFilter open(Selection selection) {
        return new ParkedFilter(selection, OPEN, null, 100);
    }

    String[] stateNames() {
        return (states.isEmpty() ? OPEN : states)
                .stream().map(ParkedState::name).toArray(String[]::new);
    }
}
