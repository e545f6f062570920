package io.tranche.gateway.edge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;

/** Which headers pass, beyond what Spring Cloud Gateway strips by itself: the usual hop-by-hop ones and foreign X-Forwarded. */
@Configuration(proxyBeanMethods = false)
class HeaderRules {

    private static final Set<String> NEVER_SENT_ON = Set.of("proxy-connection", "expect");

    /** Said by the gateway itself. */
    private static final Set<String> NEVER_SENT_BACK = Set.of("x-trace-id", "server");

    /** RFC 9110, 7.6.1: what `Connection` names is for this hop only. Before the filter that drops `Connection`. */
    @Bean
    @Order(0)
    RequestHttpHeadersFilter dropHeadersOfThisHop() {
        return (headers, request) -> {
            Set<String> dropped = namedByConnection(headers);
            dropped.addAll(NEVER_SENT_ON);
            return without(headers, dropped);
        };
    }

    @Bean
    @Order(0)
    ResponseHttpHeadersFilter dropHeadersOfTheService() {
        return (headers, response) -> {
            Set<String> dropped = namedByConnection(headers);
            dropped.addAll(NEVER_SENT_BACK);
            return without(headers, dropped);
        };
    }

    private static Set<String> namedByConnection(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static HttpHeaders without(HttpHeaders headers, Set<String> dropped) {
        HttpHeaders kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            if (!dropped.contains(name.toLowerCase(Locale.ROOT))) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }
}
