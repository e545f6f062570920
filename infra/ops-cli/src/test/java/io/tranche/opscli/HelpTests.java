package io.tranche.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.opscli.command.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.AutoComplete;
import picocli.CommandLine;

class HelpTests {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    static Stream<String> commands() {
        return below(newCommand()).map(command -> command.getCommandSpec().qualifiedName());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysWhatItDoesAndShowsAnExampleThatParses(String name) {
        CommandLine command = find(name);

        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        List<String> examples = Arrays.stream(
                        command.getCommandSpec().usageMessage().footer())
                .map(String::strip)
                .toList();
        assertThat(examples).isNotEmpty().allMatch(example -> example.contains(name));
        examples.stream()
                .filter(example -> example.startsWith("tranche-ops"))
                .forEach(example -> newCommand().parseArgs(argumentsOf(example)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTakesTheGlobalOptionsAndHelp(String name) {
        assertThat(find(name).getCommandSpec().optionsMap())
                .containsKeys("--url", "--json", "--yes", "--help", "--version");
    }

    @Test
    void completesCommandsInBash() {
        assertThat(AutoComplete.bash("tranche-ops", newCommand())).contains("parked", "--follow", "ledger", "shadow");
    }

    @Test
    void groupWithoutCommandIsAnErrorThatShowsTheGroup() {
        StringWriter err = new StringWriter();
        int exitCode = new TrancheOps(
                        Map.of(), Terminal.unattended(new PrintWriter(new StringWriter()), new PrintWriter(err, true)))
                .run("parked");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("causes").contains("discard");
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTests::below));
    }

    private static CommandLine find(String name) {
        return below(newCommand())
                .filter(command -> command.getCommandSpec().qualifiedName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CommandLine newCommand() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return new TrancheOps(Map.of(), Terminal.unattended(nowhere, nowhere)).commandLine();
    }

    private static String[] argumentsOf(String example) {
        List<String> words = new ArrayList<>();
        for (MatchResult word : WORD.matcher(example).results().toList()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.subList(1, words.size()).toArray(String[]::new);
    }
}
