@NullMarked
package io.tranche.wallet.settlement;

import org.jspecify.annotations.NullMarked;
