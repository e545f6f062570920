@NullMarked
package io.tranche.ledger.journal;

import org.jspecify.annotations.NullMarked;
