package io.tranche.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of auth-service, fetched when the first token comes and kept. A flood of tokens with made-up key ids does not
 * become a flood of requests: past the limit they are simply unknown.
 */
final class RemoteKeys implements JWKSource<SecurityContext> {

    private static final int RESPONSE_BYTES_MAX = 64 * 1024;

    private final JWKSource<SecurityContext> source;
    private volatile boolean fetchedBefore;

    RemoteKeys(JwtSettings settings) throws MalformedURLException {
        int timeoutMillis = Math.toIntExact(settings.fetchTimeout().toMillis());
        source = JWKSourceBuilder.create(
                        settings.jwkSetUri().toURL(),
                        new DefaultResourceRetriever(timeoutMillis, timeoutMillis, RESPONSE_BYTES_MAX))
                .cache(settings.keysFor().toMillis(), 3L * timeoutMillis)
                .refreshAheadCache(false)
                .rateLimited(settings.fetchAtMostEvery().toMillis())
                .outageTolerant(settings.keysForInOutage().toMillis())
                .build();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            List<JWK> keys = source.get(selector, context);
            fetchedBefore = true;
            return keys;
        } catch (RateLimitReachedException e) {
            if (fetchedBefore) {
                return List.of();
            }
            throw e;
        }
    }
}
