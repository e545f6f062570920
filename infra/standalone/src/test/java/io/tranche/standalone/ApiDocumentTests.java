package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Whoever reads `/docs` is told what each operation does, and sees what is sent and answered. */
@OnRunningPlatform
class ApiDocumentTests {

    /** Fields that the usual answer, which is shown, does not have. */
    private static final Set<String> RARE =
            Set.of("LoanView reason", "RepaymentView reason", "RepaymentView prepayment");

    private final Api api;

    ApiDocumentTests(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth", "/loan", "/wallet", "/ledger", ""})
    void tellsWhatEachOperationDoesWithAnExampleOfEachBody(String service) {
        JsonNode document = document(service);
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (path.getKey().startsWith("/api/")) {
                    String operation = method.getKey() + " " + path.getKey();
                    lacking.addAll(lacking(operation, method.getValue(), document));
                }
            }
        }
        assertThat(lacking).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth", "/loan", "/wallet", "/ledger", ""})
    void showsInItsExamplesOfAnswersTheFieldsThatTheyHave(String service) {
        JsonNode document = document(service);

        Set<String> stale = document.at("/paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation -> Stream.of("200", "201", "202").map(operation.at("/responses")::path))
                .flatMap(answer -> answer.path("content").valueStream())
                .flatMap(body -> stale(body.path("schema"), MissingNode.getInstance(), document))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(stale).isEmpty();
    }

    /** @param shown in the example of something that holds it; if it is missing, its own example counts */
    private static Stream<String> stale(JsonNode given, JsonNode shown, JsonNode document) {
        if (given.has("items")) {
            Stream<JsonNode> items = shown.isArray() ? shown.valueStream() : Stream.of(shown);
            return items.flatMap(item -> stale(given.get("items"), item, document));
        }
        JsonNode schema = resolved(given, document);
        JsonNode fields = schema.path("properties");
        JsonNode example = shown.isMissingNode() ? schema.path("example") : shown;
        if (fields.isEmpty() || !example.isObject()) {
            return Stream.empty();
        }
        String name = given.path("$ref").asString().replaceAll(".*/", "");
        Stream<String> hidden = fields.propertyNames().stream()
                .filter(field -> !example.has(field))
                .map(field -> name + " " + field)
                .filter(field -> !RARE.contains(field));
        Stream<String> unknown = example.properties().stream()
                .flatMap(field -> fields.has(field.getKey())
                        ? stale(fields.get(field.getKey()), field.getValue(), document)
                        : Stream.of(name + " has no " + field.getKey()));
        return Stream.concat(hidden, unknown);
    }

    private static JsonNode resolved(JsonNode given, JsonNode document) {
        return given.has("$ref") ? document.at(given.get("$ref").asString().substring(1)) : given;
    }

    /** The gateway's own has no name. */
    private JsonNode document(String service) {
        JsonNode document = api.anonymous().get("/v3/api-docs" + service).body();
        assertThat(document.at("/paths").isEmpty()).isFalse();
        return document;
    }

    private static List<String> lacking(String name, JsonNode operation, JsonNode document) {
        List<String> lacking = new ArrayList<>();
        if (operation.at("/summary").asString("").isBlank()) {
            lacking.add(name + " has no summary");
        }
        if (operation.has("requestBody") && !shows(operation.at("/requestBody/content"), document)) {
            lacking.add(name + " has no example of what is sent");
        }
        if (name.contains("/api/ops/")) {
            return lacking;
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
        JsonNode schema = resolved(given, document);
        return schema.has("example")
                || schema.has("items") && example(schema.get("items"), document)
                || schema.at("/properties").valueStream().anyMatch(field -> field.has("example"));
    }
}
