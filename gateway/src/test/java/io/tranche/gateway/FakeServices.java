package io.tranche.gateway;

import io.tranche.testing.TestTokens;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One stand-in for each service, for all tests of this JVM. */
final class FakeServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final FakeService AUTH = new FakeService("auth");
    static final FakeService LOAN = new FakeService("loan");
    static final FakeService WALLET = new FakeService("wallet");
    static final FakeService LEDGER = new FakeService("ledger");
    static final FakeService RELAY = new FakeService("relay");

    static FakeService named(String name) {
        return switch (name) {
            case "auth" -> AUTH;
            case "loan" -> LOAN;
            case "wallet" -> WALLET;
            case "ledger" -> LEDGER;
            case "relay" -> RELAY;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "tranche.jwt.jwk-set-uri=" + TestTokens.jwkSetUri(),
                        "tranche.gateway.services.auth.uri=" + AUTH.uri(),
                        "tranche.gateway.services.loan.uri=" + LOAN.uri(),
                        "tranche.gateway.services.wallet.uri=" + WALLET.uri(),
                        "tranche.gateway.services.ledger.uri=" + LEDGER.uri(),
                        "tranche.gateway.services.relay.uri=" + RELAY.uri())
                .applyTo(context);
    }
}
