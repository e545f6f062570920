package io.tranche.relay;

import io.tranche.relay.proof.Proof;
import io.tranche.relay.proof.ProofRange;
import io.tranche.relay.proof.ProofTable;
import io.tranche.relay.proof.Verification;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code relay verify [--since=INSTANT] [--until=INSTANT] [--strict]}: prints the proof, and fails if it does not hold or cannot
 * be decided yet; strictly, also if rows wait to be sent.
 */
final class VerifyCommand {

    static final String NAME = "verify";

    private static final int HOLDS = 0;
    private static final int BROKEN = 1;

    private VerifyCommand() {}

    /** @return the exit code */
    static int run(PrintStream out, SpringApplicationBuilder application, String... arguments) {
        application
                .web(WebApplicationType.NONE)
                .properties("tranche.relay.auto-start=false", "spring.flyway.enabled=false", "logging.level.root=warn");
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            Environment options = context.getEnvironment();
            Proof proof = context.getBean(Verification.class).verify(range(options));
            out.println(ProofTable.of(proof));
            boolean strict = options.containsProperty("strict");
            return proof.holds() && (!strict || proof.waiting() == 0) ? HOLDS : BROKEN;
        }
    }

    private static ProofRange range(Environment options) {
        String since = options.getProperty("since");
        String until = options.getProperty("until");
        return new ProofRange(
                since == null ? null : Instant.parse(since),
                until == null ? Instant.now() : Instant.parse(until),
                Set.of());
    }

    static boolean isMeant(String... arguments) {
        return Arrays.asList(arguments).contains(NAME);
    }
}
