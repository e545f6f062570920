package io.tranche.gateway.routing;

import static io.tranche.gateway.routing.Service.AUTH;
import static io.tranche.gateway.routing.Service.LEDGER;
import static io.tranche.gateway.routing.Service.LOAN;
import static io.tranche.gateway.routing.Service.WALLET;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.PATCH;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.tranche.gateway.resilience.Guards;
import java.util.Arrays;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The routing table. The first line that fits decides. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private final ServiceSettings settings;
    private final Guards guards;

    Routes(ServiceSettings settings, Guards guards) {
        this.settings = settings;
        this.guards = guards;
    }

    @Bean
    RouterFunction<ServerResponse> serviceRoutes() {
        return requests(AUTH, PATCH("/api/providers/update_current"))
                .and(requests(AUTH, under("/api/auth", "/api/customers", "/api/staff", "/.well-known/jwks.json")))
                .and(requests(LOAN, under("/api/loans", "/api/repayments", "/api/payments")))
                .and(requests(LOAN, under("/api/bank_configuration", "/api/products", "/api/credit_scores"))
                        .and(requests(LOAN, under("/api/business_date", "/api/day_end"))))
                .and(requests(LOAN, under("/api/providers/portfolio")))
                .and(requests(WALLET, under("/api/wallet", "/api/accounts", "/api/providers")))
                .and(requests(LEDGER, under("/api/ledger")))
                .and(opsRoutes());
    }

    /** Each service's own ops door. */
    private RouterFunction<ServerResponse> opsRoutes() {
        return Arrays.stream(Service.values())
                .map(service -> requests(service, under("/api/ops/" + service.id())))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    /** Each service's own document under its name; `/docs` shows them all. */
    @Bean
    RouterFunction<ServerResponse> documentRoutes() {
        return Arrays.stream(Service.values())
                .filter(Service::isDocumented)
                .map(this::document)
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private RouterFunction<ServerResponse> requests(Service service, RequestPredicate which) {
        return route(service, service.id(), which).build();
    }

    private RouterFunction<ServerResponse> document(Service service) {
        return route(service, service.id() + "-document", GET("/v3/api-docs/" + service.id()))
                .before(setPath("/v3/api-docs"))
                .build();
    }

    private RouterFunctions.Builder route(Service service, String routeId, RequestPredicate which) {
        return GatewayRouterFunctions.route(routeId)
                .route(which, http())
                .before(uri(settings.uriOf(service)))
                .filter(guards.of(service.id()));
    }

    private static RequestPredicate under(String... roots) {
        return Arrays.stream(roots)
                .map(root -> path(root + "/**"))
                .reduce(RequestPredicate::or)
                .orElseThrow();
    }
}
