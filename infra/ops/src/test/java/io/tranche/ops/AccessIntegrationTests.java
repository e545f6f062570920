package io.tranche.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.OpsRoutes;
import io.tranche.testing.OpsRoutes.Route;
import io.tranche.testing.TestTokens;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@OpsTest
class AccessIntegrationTests {

    /** A walk that finds fewer has missed some. */
    private static final int ROUTES = 20;

    private final int port;

    AccessIntegrationTests(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void letsOnlyOpsInByWhateverRoute(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        List<Route> routes = OpsRoutes.of(mapping);

        assertThat(routes).hasSizeGreaterThanOrEqualTo(ROUTES);
        assertThat(OpsRoutes.openTo(port, routes)).isEmpty();
    }

    @Test
    void saysToOthersThatTheyMayNotBeHere() {
        Door.Answer refused = new Door(port, TestTokens.admin(3)).post("/api/ops/loan/parked/discard", """
                {"selection": {"all": true}, "reason": "because"}""");

        assertThat(refused.code()).isEqualTo("forbidden");
    }

    @Test
    void everyEndpointIsInTheApiDocument() {
        Set<String> paths =
                new TreeSet<>(document().path("paths").propertyNames().stream().toList());

        assertThat(paths)
                .contains(
                        "/api/ops/loan/actions",
                        "/api/ops/loan/consumers",
                        "/api/ops/loan/operations",
                        "/api/ops/loan/operations/{id}/resume",
                        "/api/ops/loan/parked",
                        "/api/ops/loan/parked/causes",
                        "/api/ops/loan/parked/{id}/edit",
                        "/api/ops/loan/redrives",
                        "/api/ops/loan/redrives/preview",
                        "/api/ops/loan/replays/preview",
                        "/api/ops/loan/sagas/{saga}/{id}/force",
                        "/api/ops/loan/trail");
        assertThat(document().at("/components/schemas/SelectionBody/properties").has("unknown"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/parked?state=GONE",
                "/parked?since=yesterday",
                "/parked?limit=0",
                "/parked/abc",
                "/operations?state=GONE",
                "/operations/1/results?limit=100000",
                "/sagas?state=happy",
                "/trail",
                "/trail?event_id=1"
            })
    void refusesWhatMakesNoSense(String path) {
        Door.Answer answer = Door.asOps(port).get("/api/ops/loan" + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"because\"}",
                "{\"selection\": {}, \"reason\": \"because\"}",
                "{\"selection\": {\"all\": false}, \"reason\": \"because\"}",
                "{\"selection\": {\"all\": true, \"key\": \"account:1\"}, \"reason\": \"because\"}",
                "{\"selection\": {\"key\": \"account:1\", \"caus\": \"3f\"}, \"reason\": \"because\"}",
                "{\"selection\": {\"ids\": []}, \"reason\": \"because\"}",
                "{\"selection\": {\"all\": true}}",
                "{\"selection\": {\"all\": true}, \"reason\": \" \"}"
            })
    void takesNoVagueSelectionAndNoMissingReasonForWhatChangesData(String body) {
        Door.Answer answer = Door.asOps(port).post("/api/ops/loan/parked/discard", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"consumer\": \"top-ups\", \"reason\": \"x\"}",
                "{\"consumer\": \"top-ups\", \"topic\": \"tranche.user.events\", \"reason\": \"x\"}",
                "{\"consumer\": \"top-ups\", \"topic\": \"tranche.wallet.events\", \"from_offset\": 3, \"reason\": \"x\"}",
                "{\"consumer\": \"top-ups\", \"topic\": \"tranche.wallet.events\", \"keys\": \"a\", \"reason\": \"x\"}",
                "{\"consumer\": \"top-ups\", \"topic\": \"tranche.wallet.events\"}"
            })
    void startsNoReplayThatIsNotFullySaid(String body) {
        Door.Answer answer = Door.asOps(port).post("/api/ops/loan/replays", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
    }

    @Test
    void saysWhatThereIsNot() {
        Door ops = Door.asOps(port);

        assertThat(ops.get("/api/ops/loan/parked/999999999").code()).isEqualTo("not_found");
        assertThat(ops.get("/api/ops/loan/operations/999999999").status()).isEqualTo(404);
        assertThat(ops.post("/api/ops/loan/operations/999999999/stop", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(ops.post("/api/ops/loan/sagas/marriage/1/force", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode document() {
        return Door.asOps(port).get("/v3/api-docs").body();
    }
}
