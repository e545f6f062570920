/** Which event becomes which journal entry, and the consumer that posts them. */
@NullMarked
package io.tranche.ledger.posting;

import org.jspecify.annotations.NullMarked;
