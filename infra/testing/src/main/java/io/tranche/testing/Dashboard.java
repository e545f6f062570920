package io.tranche.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Grafana dashboard, by the queries of its panels. A panel whose metric nobody exports is an empty panel that nobody notices:
 *
 * <pre>{@code
 * assertThat(Dashboard.read(path).missingFrom(scrapedTextOfAllParts)).isEmpty();
 * }</pre>
 */
public final class Dashboard {

    private static final Pattern EXPORTED = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)[ {]", Pattern.MULTILINE);
    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'");
    private static final Pattern SELECTION = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
    private static final Pattern LABELS =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![0-9$.])\\b[a-zA-Z_:][a-zA-Z0-9_:]*\\b(?!\\s*\\()");
    private static final Set<String> KEYWORDS =
            Set.of("and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring", "inf", "nan");

    private final List<String> queries;

    Dashboard(List<String> queries) {
        this.queries = List.copyOf(queries);
    }

    public static Dashboard read(Path file) {
        try {
            JsonNode dashboard = new JsonMapper().readTree(Files.readString(file));
            return new Dashboard(dashboard.findValuesAsString("expr"));
        } catch (IOException e) {
            throw new IllegalArgumentException("no dashboard at " + file, e);
        }
    }

    public List<String> queries() {
        return queries;
    }

    /** Every metric that some panel asks for. */
    public Set<String> metrics() {
        return queries.stream().flatMap(Dashboard::metricsOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param scraped what the parts of the running platform answer on {@code /metrics} */
    public Set<String> missingFrom(List<String> scraped) {
        Set<String> missing = metrics();
        scraped.forEach(text -> missing.removeAll(exportedBy(text)));
        return missing;
    }

    private static Set<String> exportedBy(String scraped) {
        return EXPORTED.matcher(scraped).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Stream<String> metricsOf(String query) {
        String bare = LABELS.matcher(without(SELECTION, without(TEXT, query))).replaceAll(" ");
        return NAME.matcher(bare).results().map(MatchResult::group).filter(name -> !KEYWORDS.contains(name));
    }

    private static String without(Pattern pattern, String query) {
        return pattern.matcher(query).replaceAll(" ");
    }
}
