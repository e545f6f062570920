package io.tranche.gateway.timeline;

import io.tranche.gateway.routing.Service;
import io.tranche.gateway.routing.ServiceSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service over the gateway's own connections, as the caller whose token it is. */
@Component
final class ServiceDoors {

    private final ServiceSettings settings;
    private final RestClient client;

    ServiceDoors(ServiceSettings settings, ClientHttpRequestFactory connections) {
        this.settings = settings;
        this.client = RestClient.builder().requestFactory(connections).build();
    }

    JsonNode get(Service service, String path, String authorization) {
        String body = client.get()
                .uri(settings.uriOf(service).resolve(path))
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .body(String.class);
        return JsonMapper.shared().readTree(String.valueOf(body));
    }
}
