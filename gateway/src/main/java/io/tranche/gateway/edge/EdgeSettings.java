package io.tranche.gateway.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowedOrigins web pages that may call the API from a browser, as scheme, host and port; by default none
 */
@ConfigurationProperties("tranche.gateway.cors")
record EdgeSettings(@DefaultValue List<String> allowedOrigins) {

    EdgeSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
