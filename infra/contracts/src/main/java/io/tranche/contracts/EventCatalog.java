package io.tranche.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event there is, by wire name. Read off the sealed hierarchy, so that it cannot miss one. */
public final class EventCatalog {

    private static final Map<String, Class<? extends Event>> BY_TYPE =
            records(Event.class).collect(Collectors.toUnmodifiableMap(EventCatalog::typeOf, Function.identity()));

    private EventCatalog() {}

    public static Map<String, Class<? extends Event>> byType() {
        return BY_TYPE;
    }

    /** Empty for a type that this version does not know, as a newer producer may send. */
    public static Optional<Class<? extends Event>> find(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    public static String typeOf(Class<? extends Event> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(event.getName() + " has no @EventType");
        }
        return type.value();
    }

    private static Stream<Class<? extends Event>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalog::records)
                : Stream.of(type.<Event>asSubclass(Event.class));
    }
}
