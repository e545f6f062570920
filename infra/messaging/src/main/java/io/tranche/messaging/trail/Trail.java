package io.tranche.messaging.trail;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Follows events through this service. */
public final class Trail {

    /** More at once are refused. */
    public static final int EVENTS_MAX = 500;

    private final TrailRows rows;
    private final List<Effects> effects;

    Trail(TrailRows rows, List<Effects> effects) {
        this.rows = rows;
        this.effects = List.copyOf(effects);
    }

    /** Ids of the latest events that this service wrote under a key, as far back as the outbox goes; newest first. */
    public List<UUID> writtenUnder(String key, int eventsMax) {
        return rows.writtenUnder(key, eventsMax);
    }

    /**
     * One trail for each event that left a trace here, in the given order.
     *
     * @throws IllegalArgumentException if there are more than {@link #EVENTS_MAX}
     */
    public List<EventTrail> of(Collection<UUID> eventIds) {
        Set<UUID> ids = new LinkedHashSet<>(eventIds);
        if (ids.size() > EVENTS_MAX) {
            throw new IllegalArgumentException("At most %d events at once".formatted(EVENTS_MAX));
        }
        List<EventKey> keys = ids.stream().map(EventKey::of).toList();
        Map<UUID, EventTrail.Written> written = rows.written(keys);
        Map<UUID, List<EventTrail.Handled>> handled = rows.handled(keys);
        Map<UUID, List<Effect>> done =
                effects.stream().flatMap(some -> some.of(ids).stream()).collect(Collectors.groupingBy(Effect::eventId));
        Function<UUID, EventTrail> trail = id -> new EventTrail(
                id,
                written.get(id),
                handled.getOrDefault(id, List.of()),
                done.getOrDefault(id, List.of()).stream()
                        .sorted(Comparator.comparing(Effect::at))
                        .toList());
        return ids.stream()
                .filter(id -> written.containsKey(id) || handled.containsKey(id) || done.containsKey(id))
                .map(trail)
                .toList();
    }
}
