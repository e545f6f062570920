package io.tranche.opscli.command;

import picocli.CommandLine.Command;

@Command(
        name = "ledger",
        description = "The double-entry journal",
        footer = "  tranche-ops ledger shadow start --reason \"weekly proof\" --follow")
public final class LedgerCommands {}
