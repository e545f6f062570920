@NullMarked
package io.tranche.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
