package io.tranche.gateway.routing;

import io.tranche.gateway.routing.ServiceSettings.Connections;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** One pool of kept-alive connections, bounded per service, over which requests pass unchanged and are never repeated. */
@Configuration(proxyBeanMethods = false)
class ServiceConnections {

    /** Less than the services keep an idle connection open (Tomcat: 10 s here), so that a request seldom meets a closing one. */
    private static final Duration IDLE_MAX = Duration.ofSeconds(5);

    private static final Duration CHECK_AFTER_IDLE = Duration.ofSeconds(1);

    @Bean
    CloseableHttpClient serviceClient(ServiceSettings settings) {
        Connections bounds = settings.connections();
        RequestConfig requests = RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(bounds.acquireTimeout()))
                .setResponseTimeout(timeout(bounds.responseTimeout()))
                .setProtocolUpgradeEnabled(false)
                .build();
        return HttpClients.custom()
                .setConnectionManager(pool(bounds))
                .setDefaultRequestConfig(requests)
                .evictIdleConnections(TimeValue.of(IDLE_MAX))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    @Bean
    ClientHttpRequestFactory serviceRequests(CloseableHttpClient serviceClient) {
        return new HttpComponentsClientHttpRequestFactory(serviceClient);
    }

    private static PoolingHttpClientConnectionManager pool(Connections bounds) {
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(timeout(bounds.connectTimeout()))
                .setSocketTimeout(timeout(bounds.responseTimeout()))
                .setValidateAfterInactivity(TimeValue.of(CHECK_AFTER_IDLE))
                .setIdleTimeout(timeout(IDLE_MAX))
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setMaxConnPerRoute(bounds.perServiceMax())
                .setMaxConnTotal(bounds.perServiceMax() * Service.values().length)
                .setDefaultConnectionConfig(connections)
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
