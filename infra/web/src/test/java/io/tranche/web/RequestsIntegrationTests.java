package io.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestTokens;
import io.tranche.web.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest(EdgeApplication.class)
class RequestsIntegrationTests {

    private final String[] user = Http.bearer(TestTokens.user(1));
    private final Http http;

    RequestsIntegrationTests(@LocalServerPort int port) {
        http = new Http(port);
    }

    @Test
    void leadsFromPageToPageThroughAllRows() {
        List<Long> seen = new ArrayList<>();
        Optional<String> next = Optional.of("/rows?limit=50&status=a%20b");
        while (next.isPresent()) {
            Answer answer = http.get(next.get(), user);
            answer.json().forEach(row -> seen.add(row.path("id").asLong()));
            next = answer.header("Link").map(RequestsIntegrationTests::targetOf);
            next.ifPresent(target -> assertThat(target).startsWith("/rows?").contains("status=a%20b"));
        }
        assertThat(seen).hasSize(120).doesNotHaveDuplicates().startsWith(120L).endsWith(1L);
    }

    @Test
    void showsFiftyRowsUnlessAskedOtherwise() {
        assertThat(http.get("/rows", user).json().size()).isEqualTo(50);
        assertThat(http.get("/rows?limit=200", user).header("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "limit=",
                "before=0",
                "before=-1",
                "before=99999999999999999999"
            })
    void refusesPagesThatCannotBe(String query) {
        Answer answer = http.get("/rows?" + query, user);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("field").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=3 | 3",
                "WAIT=\"7\" | 7",
                "handling=lenient; x=y, wait=2 | 2",
                "wait=0 | 0",
                "wait=3600 | 10",
                "respond-async, wait=10 | 0",
                "wait=soon | 5",
                "wait=99999999999 | 5"
            })
    void waitsAsTheCallerPrefersWithinBounds(String prefer, int seconds) {
        Answer answer = http.get("/wait", "Prefer", prefer, user[0], user[1]);
        assertThat(answer.response().body()).isEqualTo(Integer.toString(seconds));
    }

    @Test
    void waitsFiveSecondsForCallersWithoutPreference() {
        assertThat(http.get("/wait", user).response().body()).isEqualTo("5");
    }

    @Test
    void takesPathsWithTrailingSlash() {
        assertThat(http.get("/me/", user).status()).isEqualTo(200);
        assertThat(http.get("/me/").status()).isEqualTo(401);
        assertThat(http.get("/open/").status()).isEqualTo(200);
    }

    private static String targetOf(String link) {
        assertThat(link).endsWith(">; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }
}
