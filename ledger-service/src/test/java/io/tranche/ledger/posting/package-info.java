@NullMarked
package io.tranche.ledger.posting;

import org.jspecify.annotations.NullMarked;
