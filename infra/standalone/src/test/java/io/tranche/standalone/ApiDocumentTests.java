package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whoever reads `/docs` is told what each operation does, and sees what is sent and answered. */
@OnRunningPlatform
class ApiDocumentTests {

    private final Api api;

    ApiDocumentTests(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "loan", "wallet", "ledger"})
    void tellsWhatEachOperationDoesWithAnExampleOfEachBody(String service) {
        JsonNode document = api.anonymous().get("/v3/api-docs/" + service).body();
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (path.getKey().startsWith("/api/") && !path.getKey().startsWith("/api/ops/")) {
                    String operation = method.getKey() + " " + path.getKey();
                    lacking.addAll(lacking(operation, method.getValue(), document));
                }
            }
        }
        assertThat(lacking).isEmpty();
    }

    private static List<String> lacking(String name, JsonNode operation, JsonNode document) {
        List<String> lacking = new ArrayList<>();
        if (operation.at("/summary").asString("").isBlank()) {
            lacking.add(name + " has no summary");
        }
        if (operation.has("requestBody") && !shows(operation.at("/requestBody/content"), document)) {
            lacking.add(name + " has no example of what is sent");
        }
        for (String status : List.of("200", "201")) {
            JsonNode answered = operation.at("/responses/%s/content".formatted(status));
            if (!answered.isEmpty() && !shows(answered, document)) {
                lacking.add(name + " has no example of what is answered");
            }
        }
        return lacking;
    }

    /** In one of the ways in which it can be written. */
    private static boolean shows(JsonNode content, JsonNode document) {
        return content.valueStream().anyMatch(body -> example(body.get("schema"), document));
    }

    /** Of the whole, or of something in it. */
    private static boolean example(JsonNode given, JsonNode document) {
        JsonNode schema =
                given.has("$ref") ? document.at(given.get("$ref").asString().substring(1)) : given;
        return schema.has("example")
                || schema.has("items") && example(schema.get("items"), document)
                || schema.at("/properties").valueStream().anyMatch(field -> field.has("example"));
    }
}
