/** The double-entry journal: entries that balance, written once and never changed, and how to read them. */
@NullMarked
package io.tranche.ledger.journal;

import org.jspecify.annotations.NullMarked;
