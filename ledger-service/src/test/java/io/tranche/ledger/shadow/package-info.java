/** Tests of the rebuilt journal. */
@NullMarked
package io.tranche.ledger.shadow;

import org.jspecify.annotations.NullMarked;
