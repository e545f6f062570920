package io.tranche.contracts;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON form of events: snake_case, unknown fields ignored (contracts grow), missing numbers refused. */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    public static String write(Event event) {
        return MAPPER.writeValueAsString(event);
    }

    /** @throws JacksonException if the bytes are not such an event */
    public static <E extends Event> E read(byte[] json, Class<E> type) {
        return MAPPER.readValue(new String(json, StandardCharsets.UTF_8), type);
    }
}
