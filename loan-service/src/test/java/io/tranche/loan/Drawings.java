package io.tranche.loan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The diagrams of this module's README. */
public final class Drawings {

    private static final Pattern ARROWS = Pattern.compile("(\\w+) --> (\\w+(?: & \\w+)*)");

    private Drawings() {}

    /** The arrows of the first diagram behind these words, {@code from -> to}, but for those that lead back to where they begin. */
    public static Set<String> behind(String words) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int drawing = readme.indexOf("```mermaid", readme.indexOf(words));
        return ARROWS.matcher(readme.substring(drawing, readme.indexOf("```", drawing + 3)))
                .results()
                .flatMap(arrow -> Arrays.stream(arrow.group(2).split(" & "))
                        .filter(target -> !target.equals(arrow.group(1)))
                        .map(target -> arrow.group(1) + " -> " + target))
                .collect(Collectors.toSet());
    }
}
