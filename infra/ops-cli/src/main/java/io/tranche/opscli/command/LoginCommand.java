package io.tranche.opscli.command;

import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Trouble;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "login",
        description = "Log in and keep the tokens in a file that only its owner can read",
        footer = {
            "  tranche-ops login --user ops@example.com",
            "  TRANCHE_PASSWORD=... tranche-ops login --user ops@example.com"
        })
public final class LoginCommand implements Runnable {

    private final Desk desk;

    @Option(names = "--user", paramLabel = "EMAIL", description = "Who (default: TRANCHE_USER, else asked for)")
    private @Nullable String user;

    public LoginCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        String email = user != null
                ? user
                : variableOrAsked("TRANCHE_USER", "Email: ", desk.terminal().answers());
        String password = variableOrAsked(
                "TRANCHE_PASSWORD", "Password: ", desk.terminal().passwords());
        desk.show(desk.logins().login(desk.url(), email, password));
        desk.remark("Kept in " + desk.logins().file());
    }

    private String variableOrAsked(String variable, String question, Function<String, Optional<String>> asked) {
        String value = desk.logins().variable(variable);
        return value != null
                ? value
                : asked.apply(question)
                        .orElseThrow(
                                () -> new Trouble(ExitCode.NOT_CONFIRMED, "Nobody is there to ask; set " + variable));
    }
}
