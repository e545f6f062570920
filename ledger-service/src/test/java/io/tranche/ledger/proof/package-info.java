@NullMarked
package io.tranche.ledger.proof;

import org.jspecify.annotations.NullMarked;
