package io.tranche.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every event against its checked-in schema and example: whoever changes one on the wire changes a file, and is seen. */
class EventContractTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Set<String> types() {
        return EventCatalog.byType().keySet();
    }

    @ParameterizedTest
    @MethodSource("types")
    void exampleSatisfiesItsSchema(String type) {
        assertThat(problems(type, golden(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void exampleIsReadAndWrittenWithoutLoss(String type) {
        Event event = EventJson.read(Resources.golden(type), recordOf(type));

        assertThat(JSON.readTree(EventJson.write(event))).isEqualTo(golden(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaAndReaderRefuseWhatLacksARequiredField(String type) {
        for (JsonNode required : JSON.readTree(Resources.schema(type)).get("required")) {
            ObjectNode mutated = golden(type);
            mutated.remove(required.asString());

            assertThat(problems(type, mutated)).as("without %s", required).isNotEmpty();
            assertThatThrownBy(() -> read(type, mutated))
                    .as("without %s", required)
                    .isInstanceOf(JacksonException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaAndReaderRefuseNullInARequiredField(String type) {
        for (JsonNode required : JSON.readTree(Resources.schema(type)).get("required")) {
            ObjectNode mutated = golden(type);
            mutated.putNull(required.asString());

            assertThat(problems(type, mutated)).as("null %s", required).isNotEmpty();
            assertThatThrownBy(() -> read(type, mutated))
                    .as("null %s", required)
                    .isInstanceOf(JacksonException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaAndReaderRefuseFieldsOfAnotherType(String type) {
        for (String field : golden(type).propertyNames()) {
            ObjectNode mutated = golden(type);
            if (mutated.get(field).isString()) {
                mutated.put(field, 42);
                assertThat(problems(type, mutated)).as("number in %s", field).isNotEmpty();
            } else {
                mutated.put(field, "4.2");
                assertThat(problems(type, mutated)).as("text in %s", field).isNotEmpty();
                assertThatThrownBy(() -> read(type, mutated))
                        .as("text in %s", field)
                        .isInstanceOf(JacksonException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void readerAndSchemaTolerateFieldsOfLaterVersions(String type) {
        ObjectNode later = golden(type);
        later.put("added_later", true);

        assertThat(problems(type, later)).isEmpty();
        assertThat(read(type, later)).isEqualTo(read(type, golden(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void nullableFieldsMayBeLeftOut(String type) {
        ObjectNode sparse = golden(type);
        List<String> required = new ArrayList<>();
        JSON.readTree(Resources.schema(type)).get("required").forEach(name -> required.add(name.asString()));
        sparse.retain(required);

        assertThat(problems(type, sparse)).isEmpty();
        assertThat(problems(type, (ObjectNode) JSON.readTree(EventJson.write(read(type, sparse)))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaDescribesEveryFieldOfTheRecord(String type) {
        Set<String> described = Set.copyOf(
                JSON.readTree(Resources.schema(type)).get("properties").propertyNames());

        assertThat(described).isEqualTo(Set.copyOf(golden(type).propertyNames()));
        assertThat(recordOf(type).getRecordComponents()).hasSize(described.size());
    }

    @Test
    void readerRefusesAFractionOfAMinorUnit() {
        byte[] half = """
                {"top_up_id": 5, "account_id": 9, "amount": {"minor_units": 50000.5, "currency": "INR"}}
                """.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EventJson.read(half, WalletEvent.WalletToppedUp.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void catalogFindsEveryRecordOfTheStreams() {
        Map<String, String> declared = new TreeMap<>();
        for (Class<?> stream : List.of(UserEvent.class, WalletEvent.class, LoanEvent.class, NoticeEvent.class)) {
            Arrays.stream(stream.getDeclaredClasses())
                    .filter(nested -> nested.isRecord() && Event.class.isAssignableFrom(nested))
                    .forEach(nested ->
                            declared.put(nested.getAnnotation(EventType.class).value(), nested.getName()));
        }

        Map<String, String> found = new TreeMap<>();
        EventCatalog.byType().forEach((type, record) -> found.put(type, record.getName()));
        assertThat(found).isEqualTo(declared).hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void catalogDoesNotKnowForeignTypes() {
        assertThat(EventCatalog.find("loan.dreamt_of.v1")).isEmpty();
    }

    private static Class<? extends Event> recordOf(String type) {
        return EventCatalog.find(type).orElseThrow();
    }

    private static ObjectNode golden(String type) {
        return (ObjectNode) JSON.readTree(Resources.golden(type));
    }

    private static Event read(String type, ObjectNode json) {
        return EventJson.read(JSON.writeValueAsBytes(json), recordOf(type));
    }

    private static List<String> problems(String type, ObjectNode json) {
        Schema schema = SCHEMAS.getSchema(new String(Resources.schema(type), StandardCharsets.UTF_8), InputFormat.JSON);
        return schema.validate(json.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
