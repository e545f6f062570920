package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.ArchitectureRules;
import io.tranche.testing.SourceRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This module sees all others, so here they are held against the rules, also those that forgot to do it themselves. */
class WholePlatformRulesTests {

    private static final Path ROOT = Path.of("../..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contracts",
                "messaging",
                "ops",
                "opscli",
                "web",
                "relay",
                "embedded",
                "auth",
                "wallet",
                "loan",
                "ledger",
                "gateway",
                "standalone"
            })
    void keepsToTheArchitecture(String module) {
        ArchitectureRules.check("io.tranche." + module);
    }

    @Test
    void keepsFilesAndMethodsShort() throws IOException {
        assertThat(SourceRules.violations(sourceRoots("src/main/java"))).isEmpty();
    }

    @Test
    void leavesNothingForLater() throws IOException {
        assertThat(SourceRules.leftovers(sourceRoots("src/test/java"))).isEmpty();
    }

    private static Path[] sourceRoots(String name) throws IOException {
        try (Stream<Path> directories = Files.find(ROOT, 5, (path, attributes) -> path.endsWith(name))) {
            Path[] found = directories.toArray(Path[]::new);
            assertThat(found).hasSizeGreaterThan(10);
            return found;
        }
    }
}
