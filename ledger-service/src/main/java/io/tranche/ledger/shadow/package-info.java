/** Rebuilds the journal from the events, beside the live one, and holds the two against each other line by line. */
@NullMarked
package io.tranche.ledger.shadow;

import org.jspecify.annotations.NullMarked;
