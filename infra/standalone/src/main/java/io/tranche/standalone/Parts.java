package io.tranche.standalone;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/** What the platform consists of, from the inside to the door. */
final class Parts {

    static final String GATEWAY = "gateway";

    private static final List<String> TO_RELAY = List.of(
            "io.tranche.messaging.",
            "io.tranche.web.",
            "org.springdoc.",
            "org.springframework.cloud.",
            "org.springframework.boot.security.");
    private static final List<String> TO_GATEWAY = List.of(
            "io.tranche.messaging.",
            "io.tranche.web.idempotency.",
            "org.springframework.boot.flyway.",
            "org.springframework.boot.jdbc.",
            "org.springframework.boot.kafka.",
            "org.springframework.boot.transaction.");
    private static final List<String> TO_SERVICES = List.of("org.springframework.cloud.", "org.springdoc.webmvc.ui.");

    private Parts() {}

    static List<Part> all() {
        return Stream.of(
                        part("relay", "io.tranche.relay.RelayApplication", TO_RELAY),
                        part("auth-service", "io.tranche.auth.AuthServiceApplication", TO_SERVICES),
                        part("wallet-service", "io.tranche.wallet.WalletServiceApplication", TO_SERVICES),
                        part("loan-service", "io.tranche.loan.LoanServiceApplication", TO_SERVICES),
                        part("ledger-service", "io.tranche.ledger.LedgerServiceApplication", TO_SERVICES),
                        part(GATEWAY, "io.tranche.gateway.GatewayApplication", TO_GATEWAY))
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<Part> part(String name, String application, List<String> foreign) {
        ClassLoader loader = Parts.class.getClassLoader();
        return ClassUtils.isPresent(application, loader)
                ? Stream.of(new Part(name, ClassUtils.resolveClassName(application, loader), foreign))
                : Stream.empty();
    }
}
