/** The chart of accounts: which accounts there are, how they are named, and what stands on them. */
@NullMarked
package io.tranche.ledger.chart;

import org.jspecify.annotations.NullMarked;
