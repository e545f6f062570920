package io.tranche.web.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 of a request's canonical JSON: sorted properties, amounts in one form ({@code 100} is {@code "100.00"}). */
final class Fingerprint {

    private final JsonMapper canonical;

    Fingerprint(JsonMapper mapper) {
        canonical = mapper.rebuild()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    byte[] of(Object content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.writeValueAsBytes(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
