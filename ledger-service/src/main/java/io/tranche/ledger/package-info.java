/** The books: a double-entry journal fed by what the other services say happened, and the checks that it is right. */
@NullMarked
package io.tranche.ledger;

import org.jspecify.annotations.NullMarked;
