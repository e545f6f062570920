package io.tranche.opscli.command;

import picocli.CommandLine.Option;

/** Why: kept with who and when in the audit trail. */
final class ReasonOption {

    @Option(
            names = {"-r", "--reason"},
            required = true,
            paramLabel = "TEXT",
            description = "Why; kept in the audit trail")
    String reason = "";
}
