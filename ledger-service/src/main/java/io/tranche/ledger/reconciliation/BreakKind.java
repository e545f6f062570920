package io.tranche.ledger.reconciliation;

/** In what a wallet and its ledger account differ. */
enum BreakKind {
    /** The ledger has lines of a wallet that wallet-service never spoke of. */
    NEVER_ATTESTED,
    /** Fewer lines than the wallet had transactions: events are missing or parked. */
    LEDGER_BEHIND,
    /** More lines than the wallet had transactions, and wallet-service does not follow. */
    LEDGER_AHEAD,
    /** As many lines as transactions, but another balance. */
    BALANCE_DIFFERS
}
