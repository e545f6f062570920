/** Measures how fast the ledger rebuilds its journal from the topics, beside the live one. */
@NullMarked
package io.tranche.bench.shadow;

import org.jspecify.annotations.NullMarked;
