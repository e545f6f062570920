package io.tranche.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteKeysTests {

    private final AtomicInteger fetches = new AtomicInteger();
    private volatile JWKSet served = new JWKSet();
    private HttpServer authService;

    @BeforeEach
    void start() throws IOException {
        authService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authService.createContext("/", exchange -> {
            fetches.incrementAndGet();
            byte[] body = served.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        authService.start();
    }

    @AfterEach
    void stop() {
        authService.stop(0);
    }

    @Test
    void fetchesNothingBeforeTheFirstToken() throws Exception {
        keys();
        assertThat(fetches).hasValue(0);
    }

    @Test
    void fetchesOnceForManyTokens() throws Exception {
        served = new JWKSet(key("a"));
        RemoteKeys keys = keys();
        for (int token = 0; token < 100; token++) {
            assertThat(find(keys, "a")).hasSize(1);
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void findsAKeyThatIsNew() throws Exception {
        served = new JWKSet(key("a"));
        RemoteKeys keys = keys();
        find(keys, "a");
        served = new JWKSet(List.of(key("a"), key("b")));
        assertThat(find(keys, "b")).hasSize(1);
    }

    @Test
    void doesNotFetchForEveryMadeUpKey() throws Exception {
        served = new JWKSet(key("a"));
        RemoteKeys keys = keys();
        find(keys, "a");
        for (int token = 0; token < 100; token++) {
            assertThat(find(keys, "made-up-" + token)).isEmpty();
        }
        assertThat(fetches).hasValueLessThan(5);
        assertThat(find(keys, "a")).hasSize(1);
    }

    @Test
    void saysSoWhenThereWereNeverKeysToBeHad() throws Exception {
        authService.stop(0);
        RemoteKeys keys = keys();
        for (int token = 0; token < 5; token++) {
            assertThatThrownBy(() -> find(keys, "a")).isInstanceOf(KeySourceException.class);
        }
    }

    private RemoteKeys keys() throws IOException {
        Duration minute = Duration.ofMinutes(1);
        URI uri = URI.create("http://127.0.0.1:" + authService.getAddress().getPort() + "/");
        return new RemoteKeys(
                new JwtSettings(uri, "tranche", minute, Duration.ofHours(1), minute, minute, Duration.ofSeconds(2)));
    }

    private static List<JWK> find(RemoteKeys keys, String keyId) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build()), null);
    }

    private static JWK key(String keyId) throws Exception {
        return new RSAKeyGenerator(2048).keyID(keyId).generate().toPublicJWK();
    }
}
