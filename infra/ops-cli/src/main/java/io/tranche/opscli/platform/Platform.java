package io.tranche.opscli.platform;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ops door, as the user whom {@link Logins} names. */
public final class Platform {

    private final Http http;
    private final Logins logins;

    public Platform(URI gateway, Logins logins) {
        this.http = new Http(gateway);
        this.logins = logins;
    }

    public static ObjectNode newObject() {
        return Http.JSON.createObjectNode();
    }

    public JsonNode get(Query query) {
        return http.send(request(query).GET());
    }

    public JsonNode post(Query query, JsonNode body) {
        return http.send(request(query)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    public JsonNode delete(Query query) {
        return http.send(request(query).DELETE());
    }

    private HttpRequest.Builder request(Query query) {
        // Each time: a command may follow work for longer than a token lives.
        return http.request(query.toString()).header("Authorization", "Bearer " + logins.accessTokenFor(http));
    }
}
