package io.tranche.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Bearer tokens as auth-service makes them. The key is this JVM's own; {@link #jwkSetUri} serves its public half. */
public final class TestTokens {

    private static final Duration VALIDITY = Duration.ofMinutes(30);
    private static final String ISSUER = "tranche";
    private static final RSAKey KEY = newKey();
    private static final HttpServer JWKS = serve(new JWKSet(KEY.toPublicJWK()).toString());

    private TestTokens() {}

    /** A borrower. */
    public static String user(long userId) {
        return of(userId, "USER");
    }

    public static String provider(long userId) {
        return of(userId, "PROVIDER");
    }

    public static String admin(long userId) {
        return of(userId, "ADMIN");
    }

    public static String ops(long userId) {
        return of(userId, "OPS");
    }

    public static String of(long userId, String role) {
        return sign(KEY, claims(userId, role, Instant.now().plus(VALIDITY)));
    }

    /** Rightly signed, but ended an hour ago. */
    public static String expired(long userId) {
        return sign(KEY, claims(userId, "USER", Instant.now().minus(Duration.ofHours(1))));
    }

    /** Says it is an admin's, names the real key, but is signed by another. */
    public static String forged(long userId) {
        return sign(newKey(), claims(userId, "ADMIN", Instant.now().plus(VALIDITY)));
    }

    /** Rightly signed, for somebody else's system. */
    public static String ofForeignIssuer(long userId) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder(
                        claims(userId, "ADMIN", Instant.now().plus(VALIDITY)))
                .issuer("elsewhere")
                .build();
        return sign(KEY, claims);
    }

    /** Where the services find the key: their {@code TRANCHE_JWKS_URI}. */
    public static String jwkSetUri() {
        return "http://127.0.0.1:" + JWKS.getAddress().getPort() + "/.well-known/jwks.json";
    }

    private static JWTClaimsSet claims(long userId, String role, Instant end) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(Long.toString(userId))
                .claim("role", role)
                .claim("name", "Test " + role)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(end.minus(VALIDITY)))
                .expirationTime(Date.from(end))
                .build();
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(KEY.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("test")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer serve(String keys) {
        byte[] body = keys.getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/jwks.json", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.setExecutor(command -> Thread.ofVirtual().start(command));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
