package io.tranche.messaging.trace;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which traces the events being applied belong to. A batch mixes many, so the thread as such has none: an event that is appended
 * meanwhile goes on with the trace of the one it names as its cause, else of the last one with its key, else of the only one.
 */
public final class Causes {

    private static final ScopedValue<Causes> CURRENT = ScopedValue.newInstance();
    private static final Causes NONE = new Causes(Map.of(), Map.of());

    private final Map<UUID, String> traceParentsById;
    private final Map<String, String> traceParentsByKey;

    Causes(Map<UUID, String> traceParentsById, Map<String, String> traceParentsByKey) {
        this.traceParentsById = Map.copyOf(traceParentsById);
        this.traceParentsByKey = Map.copyOf(traceParentsByKey);
    }

    public static Causes current() {
        return CURRENT.orElse(NONE);
    }

    void during(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    public @Nullable String traceParentOf(UUID eventId) {
        return traceParentsById.get(eventId);
    }

    public @Nullable String traceParentFor(String key) {
        String sameKey = traceParentsByKey.get(key);
        if (sameKey != null || traceParentsById.size() != 1) {
            return sameKey;
        }
        return traceParentsById.values().iterator().next();
    }
}
