package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Logins;
import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Trouble;
import io.tranche.opscli.print.Sheet;
import io.tranche.opscli.print.Story;
import io.tranche.opscli.print.Table;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the commands work with: the platform, the terminal, and the exit code that they end in. */
public final class Desk {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String LOCAL = "http://localhost:8000";

    private final GlobalOptions options;
    private final Logins logins;
    private final Terminal terminal;
    private @Nullable Platform platform;
    private int exitCode = ExitCode.DONE;

    public Desk(GlobalOptions options, Logins logins, Terminal terminal) {
        this.options = options;
        this.logins = logins;
        this.terminal = terminal;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The command goes on, but will end in this code. */
    void endWith(int code) {
        exitCode = code;
    }

    Platform platform() {
        if (platform == null) {
            platform = new Platform(url(), logins);
        }
        return platform;
    }

    URI url() {
        if (options.url != null) {
            return options.url;
        }
        String configured = logins.variable("TRANCHE_URL");
        return URI.create(configured == null ? LOCAL : configured);
    }

    Logins logins() {
        return logins;
    }

    Terminal terminal() {
        return terminal;
    }

    boolean asksNothing() {
        return options.yes;
    }

    /** On the side, where results piped on are not disturbed. */
    void remark(String text) {
        terminal.err().println(text);
        terminal.err().flush();
    }

    void show(JsonNode thing) {
        if (options.json) {
            printJson(thing);
        } else {
            new Sheet(thing).print(terminal.out());
        }
        terminal.out().flush();
    }

    /** @param lines the name of the part that is a list of what happened, one after the other */
    void tell(JsonNode thing, String lines) {
        if (options.json) {
            printJson(thing);
        } else {
            ObjectNode head = thing.deepCopy().asObject();
            JsonNode told = head.path(lines);
            head.remove(lines);
            new Sheet(head).print(terminal.out());
            new Story(told.valueStream().toList()).print(terminal.out());
        }
        terminal.out().flush();
    }

    /** @param columns which, in this order; what no row has is left out */
    void list(List<? extends JsonNode> rows, String... columns) {
        if (options.json) {
            printJson(JSON.createArrayNode().addAll(rows));
        } else if (rows.isEmpty()) {
            terminal.out().println("None.");
        } else {
            Table.of(rows.stream().map(Desk::withReference).toList(), List.of(columns))
                    .print(terminal.out());
        }
        terminal.out().flush();
    }

    /** @throws Trouble unless somebody agrees, or has agreed beforehand with {@code --yes} */
    void confirm(String what) {
        if (options.yes) {
            return;
        }
        terminal.err().flush();
        Optional<String> answer = terminal.answers().apply(what + "? [y/N] ");
        if (answer.isEmpty()) {
            throw new Trouble(
                    ExitCode.NOT_CONFIRMED, "This changes data and nobody is there to agree: say --yes if it is meant");
        }
        if (!List.of("y", "yes").contains(answer.get().strip().toLowerCase(Locale.ROOT))) {
            throw new Trouble(ExitCode.NOT_CONFIRMED, "Nothing was changed.");
        }
    }

    /** With the id as other commands take it: {@code wallet/12}. */
    private static JsonNode withReference(JsonNode row) {
        if (!(row instanceof ObjectNode object && object.has(Fleet.SERVICE) && object.has("id"))) {
            return row;
        }
        ObjectNode shown = object.deepCopy();
        shown.put(
                "id",
                object.get(Fleet.SERVICE).asString() + "/" + object.get("id").asString());
        return shown;
    }

    private void printJson(JsonNode value) {
        terminal.out().println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }
}
