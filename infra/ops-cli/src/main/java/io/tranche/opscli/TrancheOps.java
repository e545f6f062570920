package io.tranche.opscli;

import io.tranche.opscli.command.ActionsCommand;
import io.tranche.opscli.command.ConsumersCommand;
import io.tranche.opscli.command.Desk;
import io.tranche.opscli.command.GlobalOptions;
import io.tranche.opscli.command.LedgerCommands;
import io.tranche.opscli.command.LoginCommand;
import io.tranche.opscli.command.LogoutCommand;
import io.tranche.opscli.command.OperationsCommands;
import io.tranche.opscli.command.OutboxCommand;
import io.tranche.opscli.command.ParkedCommands;
import io.tranche.opscli.command.RedriveCommands;
import io.tranche.opscli.command.RelayCommands;
import io.tranche.opscli.command.ReplayCommands;
import io.tranche.opscli.command.SagasCommands;
import io.tranche.opscli.command.ShadowCommands;
import io.tranche.opscli.command.SlotCommand;
import io.tranche.opscli.command.Terminal;
import io.tranche.opscli.command.TimelineCommands;
import io.tranche.opscli.platform.ExitCode;
import io.tranche.opscli.platform.Logins;
import io.tranche.opscli.platform.Refused;
import io.tranche.opscli.platform.Trouble;
import java.time.Clock;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command, whole. One object serves one call. */
@Command(
        name = "tranche-ops",
        description = "Looks after a running Tranche: parked events, redrive, replay, lag, relay, sagas, ledger.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done",
            "1:The platform refused, or knows no such thing",
            "2:The command line is not understood",
            "3:Not logged in, or not allowed",
            "4:The platform, or one of the services asked, cannot be reached",
            "5:Nobody agreed to a change of data",
            "6:Done, and what was looked at is not well"
        },
        footer = {"  tranche-ops login --user ops@example.com", "  tranche-ops parked causes"})
public final class TrancheOps {

    private final Terminal terminal;
    private final CommandLine commandLine;
    private final Desk desk;

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    /** @param environment variables, of which some start with {@code TRANCHE_} */
    public TrancheOps(Map<String, String> environment, Terminal terminal) {
        this.terminal = terminal;
        this.desk = new Desk(options, new Logins(environment, Clock.systemUTC()), terminal);
        this.commandLine = assembled();
    }

    public static void main(String... arguments) {
        System.exit(new TrancheOps(System.getenv(), Terminal.ofProcess()).run(arguments));
    }

    /** Returns the exit code. */
    public int run(String... arguments) {
        int exitCode = commandLine.execute(arguments);
        return exitCode == ExitCode.DONE ? desk.exitCode() : exitCode;
    }

    CommandLine commandLine() {
        return commandLine;
    }

    private CommandLine assembled() {
        CommandLine ledger = new CommandLine(new LedgerCommands()).addSubcommand(new ShadowCommands(desk));
        CommandLine all = new CommandLine(this)
                .addSubcommand(new LoginCommand(desk))
                .addSubcommand(new LogoutCommand(desk))
                .addSubcommand(new ParkedCommands(desk))
                .addSubcommand(new RedriveCommands(desk))
                .addSubcommand(new ReplayCommands(desk))
                .addSubcommand(new OperationsCommands(desk))
                .addSubcommand(new ConsumersCommand(desk))
                .addSubcommand(new OutboxCommand(desk))
                .addSubcommand(new SlotCommand(desk))
                .addSubcommand(new RelayCommands(desk))
                .addSubcommand(new SagasCommands(desk))
                .addSubcommand(new TimelineCommands(desk))
                .addSubcommand(new ActionsCommand(desk))
                .addSubcommand(ledger)
                .addSubcommand(completion());
        all.setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(this::explain);
        prepare(all);
        return all;
    }

    private static CommandLine completion() {
        CommandLine completion = new CommandLine(new GenerateCompletion());
        completion
                .getCommandSpec()
                .mixinStandardHelpOptions(false)
                .usageMessage()
                .description("Prints a script that completes commands and options in bash and zsh.")
                .footer("  source <(tranche-ops generate-completion)");
        return completion;
    }

    private static void prepare(CommandLine command) {
        command.getCommandSpec().version(version());
        command.getCommandSpec()
                .usageMessage()
                .footerHeading("%nExample:%n")
                .sortOptions(false)
                .width(100);
        command.getSubcommands().values().forEach(TrancheOps::prepare);
    }

    private static String version() {
        String version = TrancheOps.class.getPackage().getImplementationVersion();
        return "tranche-ops " + (version == null ? "(not packaged)" : version);
    }

    private int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        terminal.out().flush();
        terminal.err().println(failure.getMessage());
        terminal.err().flush();
        return switch (failure) {
            case Trouble trouble -> trouble.exitCode();
            case Refused refused -> refused.exitCode();
            default -> throw failure;
        };
    }
}
