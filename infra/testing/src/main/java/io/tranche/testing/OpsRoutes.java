package io.tranche.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route below {@code /api/ops} that a service has, and who is let in: only role OPS may be. */
public final class OpsRoutes {

    private static final String PREFIX = "/api/ops/";
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @param path with a 1 for each variable */
    public record Route(String method, String path) {}

    private OpsRoutes() {}

    public static List<Route> of(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith(PREFIX))
                        .flatMap(pattern ->
                                methods(info).stream().map(method -> new Route(method.name(), filled(pattern)))))
                .toList();
    }

    /** What they answer otherwise than with 401 to nobody and with 403 to whoever is not on call; a line each. */
    public static List<String> openTo(int port, List<Route> routes) {
        Map<String, String> strangers =
                Map.of("USER", TestTokens.user(1), "PROVIDER", TestTokens.provider(1), "ADMIN", TestTokens.admin(1));
        List<String> open = new ArrayList<>();
        for (Route route : routes) {
            expect(UNAUTHENTICATED, status(port, route, null), route + " to nobody", open);
            strangers.forEach(
                    (role, token) -> expect(FORBIDDEN, status(port, route, token), route + " to " + role, open));
        }
        return open;
    }

    /** One that names none takes all. */
    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> named = info.getMethodsCondition().getMethods();
        return named.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : named;
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{[^}]*}", "1");
    }

    private static void expect(int expected, int found, String what, List<String> open) {
        if (found != expected) {
            open.add(what + " answers " + found);
        }
    }

    private static int status(int port, Route route, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(port, route.path())))
                .header("Content-Type", "application/json")
                .method(route.method(), BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
