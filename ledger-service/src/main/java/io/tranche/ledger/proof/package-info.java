/** Shows that the books are right: the trial balance from the accounts, and the proof of them from every line there is. */
@NullMarked
package io.tranche.ledger.proof;

import org.jspecify.annotations.NullMarked;
