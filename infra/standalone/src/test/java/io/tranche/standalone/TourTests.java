package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The README's tour and that of lending, run as they are printed: their commands give the answers that stand below them, but for ids,
 * times, days, and what depends on the length of a month.
 */
@OnRunningPlatform
class TourTests {

    private static final Pattern STEP = Pattern.compile("```bash\\n(.*?)```\\n\\n```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CHANGING = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z" // times
                    + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}" // event and trace ids
                    + "|\\d{4}-\\d\\d-\\d\\d|(?<=yield_percent\":\")[0-9.]+"
                    + "|(?<=id\":\"?)\\d+|(?<=(loan|funder|repayment|wallet):)\\d+|(?<=([Ll]oan|[Rr]epayment) )\\d+");
    private static final String END_OF_STEP = "-- end of step --";

    private record Step(String commands, String answers) {}

    private final URI gateway;

    TourTests(Platform platform) {
        this.gateway = platform.baseUri();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "infra/docs/tour-lending.md"})
    void answersAsPrinted(String page) throws IOException, InterruptedException {
        assertThat(bash("command -v curl"))
                .as("this test needs curl: install it")
                .contains("curl");
        List<Step> steps = steps(Files.readString(Path.of("../../" + page)));
        assertThat(steps).hasSizeGreaterThan(5);

        String[] answers = run(steps).split(END_OF_STEP);

        assertThat(answers).hasSizeGreaterThanOrEqualTo(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            assertThat(normalized(answers[i])).isEqualTo(normalized(steps.get(i).answers()));
        }
    }

    private static List<Step> steps(String page) {
        String tour = page.substring(Math.max(0, page.indexOf("## Tour")));
        return STEP.matcher(tour)
                .results()
                .map((MatchResult step) -> new Step(step.group(1), step.group(2)))
                .toList();
    }

    private String run(List<Step> steps) throws IOException, InterruptedException {
        String script = steps.stream()
                .map(step -> step.commands() + "\necho; echo '" + END_OF_STEP + "'\n")
                .collect(Collectors.joining("", "curl() { command curl \"$@\"; echo; }\n", ""))
                .replace("http://localhost:8000", gateway.toString());
        return bash(script);
    }

    private static String bash(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return output;
    }

    private static String normalized(String answers) {
        return answers.lines()
                .filter(line -> !line.isBlank())
                .map(line -> CHANGING.matcher(line).replaceAll("*"))
                .collect(Collectors.joining("\n"));
    }
}
