@NullMarked
package io.tranche.ledger;

import org.jspecify.annotations.NullMarked;
