/** Holds every wallet against its ledger account: what wallet-service attests, what the ledger has, and the breaks between. */
@NullMarked
package io.tranche.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
