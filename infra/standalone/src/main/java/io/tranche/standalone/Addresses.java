package io.tranche.standalone;

import io.tranche.embedded.Ports;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each part listens. Chosen before any starts, because the gateway must know all of them. */
final class Addresses {

    private static final String SUFFIX = "-service";

    private final Map<String, Integer> ports = new LinkedHashMap<>();

    /** The gateway where it was asked for, the others where their variable says ({@code LOAN_SERVICE_PORT}), else anywhere. */
    static Addresses choose(List<Part> parts, int gatewayPort, Map<String, String> variables) {
        Addresses addresses = new Addresses();
        for (Part part : parts) {
            String given = variables.get(part.portVariable());
            int port = given == null ? Ports.free() : Integer.parseInt(given);
            addresses.ports.put(part.name(), part.name().equals(Parts.GATEWAY) ? gatewayPort : port);
        }
        return addresses;
    }

    URI uriOf(String part) {
        return find(part).orElseThrow(() -> new IllegalArgumentException("no such part: " + part));
    }

    Optional<URI> find(String part) {
        return Optional.ofNullable(ports.get(part)).map(port -> URI.create("http://127.0.0.1:" + port));
    }

    /** For the gateway, which names the services without suffix. */
    Map<String, String> gatewaySettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        ports.forEach((part, port) -> {
            if (!part.equals(Parts.GATEWAY)) {
                String service = part.endsWith(SUFFIX) ? part.substring(0, part.length() - SUFFIX.length()) : part;
                settings.put(
                        "tranche.gateway.services." + service + ".uri",
                        uriOf(part).toString());
            }
        });
        return settings;
    }
}
