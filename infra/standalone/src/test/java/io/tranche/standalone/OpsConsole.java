package io.tranche.standalone;

import io.tranche.opscli.TrancheOps;
import io.tranche.opscli.command.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tranche-ops} as a script calls it: nobody is there to answer. */
final class OpsConsole {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Map<String, String> environment;

    /** @param err for people: why it failed */
    record Outcome(int exitCode, String out, String err) {

        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    private OpsConsole(Map<String, String> environment) {
        this.environment = environment;
    }

    static OpsConsole at(URI gateway) {
        return as(gateway, "ops@example.com", "ops12345");
    }

    static OpsConsole as(URI gateway, String user, String password) {
        return new OpsConsole(
                Map.of("TRANCHE_URL", gateway.toString(), "TRANCHE_USER", user, "TRANCHE_PASSWORD", password));
    }

    Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = Terminal.unattended(new PrintWriter(out, true), new PrintWriter(err, true));
        int exitCode = new TrancheOps(environment, terminal).run(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }
}
