package io.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTests {

    @TempDir
    Path sources;

    @Test
    void acceptThisModule() {
        assertThat(SourceRules.violations(Path.of("src/main/java"))).isEmpty();
        assertThat(SourceRules.leftovers(Path.of("src/test/java"))).isEmpty();
    }

    @Test
    void rejectLongFile() throws IOException {
        write("class Long {\n" + "\n".repeat(200) + "}\n");
        assertThat(SourceRules.violations(sources)).singleElement().asString().contains("has 202 lines");
    }

    @Test
    void rejectLongMethod() throws IOException {
        write("class Long {\n  void run() {\n" + "    go();\n".repeat(29) + "  }\n}\n");
        assertThat(SourceRules.violations(sources)).singleElement().asString().contains("run has 31 lines");
    }

    @Test
    void acceptLongTextInAShortMethod() throws IOException {
        String quotes = "\"\"\"";
        String text = quotes + "\n" + "    line\n".repeat(40) + "    " + quotes;
        write("class Sql {\n  String query() {\n    return " + text + ";\n  }\n}\n");
        assertThat(SourceRules.violations(sources)).isEmpty();
    }

    @Test
    void rejectWorkLeftForLater() throws IOException {
        write("class Later {\n  // TO" + "DO later\n}\n");
        assertThat(SourceRules.violations(sources)).singleElement().asString().contains(":2 leaves something");
    }

    @Test
    void rejectCodeInComment() throws IOException {
        write("class Old {\n  // account.close();\n}\n");
        assertThat(SourceRules.violations(sources)).singleElement().asString().contains(":2 is code in a comment");
    }

    private void write(String source) throws IOException {
        Files.writeString(sources.resolve("Sample.java"), source);
    }
}
