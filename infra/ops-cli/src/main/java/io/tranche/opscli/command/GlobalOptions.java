package io.tranche.opscli.command;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes. */
public final class GlobalOptions {

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The gateway (default: TRANCHE_URL, else http://localhost:8000)")
    @Nullable
    URI url;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print what the platform answers, as JSON")
    boolean json;

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT,
            description = "Do not ask before data is changed; needed where nobody can answer")
    boolean yes;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show what this command does, and an example")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            scope = ScopeType.INHERIT,
            versionHelp = true,
            description = "Show the version")
    boolean version;
}
