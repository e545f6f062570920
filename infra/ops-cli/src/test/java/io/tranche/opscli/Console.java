package io.tranche.opscli;

import io.tranche.opscli.command.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the command as a person or a script would, and keeps what it printed. */
final class Console {

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private @Nullable String answer;

    Console(FakeGateway gateway) {
        environment.put("TRANCHE_URL", gateway.url());
        environment.put("TRANCHE_TOKEN", "token-of-ops");
    }

    Console with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Console without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Somebody is there, and says this whatever is asked. */
    Console answering(String line) {
        answer = line;
        return this;
    }

    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                question -> Optional.ofNullable(answer),
                question -> Optional.ofNullable(answer));
        return new TrancheOps(environment, terminal).run(arguments);
    }

    String printed() {
        return out.toString();
    }

    String remarked() {
        return err.toString();
    }
}
