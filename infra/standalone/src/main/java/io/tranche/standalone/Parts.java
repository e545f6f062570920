package io.tranche.standalone;

import io.tranche.auth.AuthServiceApplication;
import io.tranche.gateway.GatewayApplication;
import io.tranche.ledger.LedgerServiceApplication;
import io.tranche.loan.LoanServiceApplication;
import io.tranche.relay.RelayApplication;
import io.tranche.wallet.WalletServiceApplication;
import java.util.List;

/** What the platform consists of, from the inside to the door. */
public final class Parts {

    public static final String GATEWAY = "gateway";

    private static final List<String> TO_RELAY = List.of(
            "io.tranche.messaging.",
            "io.tranche.ops.",
            "io.tranche.web.idempotency.",
            "io.tranche.web.openapi.",
            "org.springdoc.",
            "org.springframework.cloud.");
    private static final List<String> TO_GATEWAY = List.of(
            "io.tranche.messaging.",
            "io.tranche.ops.",
            "io.tranche.web.idempotency.",
            "org.springframework.boot.flyway.",
            "org.springframework.boot.jdbc.",
            "org.springframework.boot.kafka.",
            "org.springframework.boot.transaction.");
    private static final List<String> TO_SERVICES = List.of("org.springframework.cloud.", "org.springdoc.webmvc.ui.");

    private Parts() {}

    public static List<Part> all() {
        return List.of(
                new Part("relay", RelayApplication.class, TO_RELAY),
                new Part("auth-service", AuthServiceApplication.class, TO_SERVICES),
                new Part("wallet-service", WalletServiceApplication.class, TO_SERVICES),
                new Part("loan-service", LoanServiceApplication.class, TO_SERVICES),
                new Part("ledger-service", LedgerServiceApplication.class, TO_SERVICES),
                new Part(GATEWAY, GatewayApplication.class, TO_GATEWAY));
    }
}
