@NullMarked
package io.tranche.wallet.allocation;

import org.jspecify.annotations.NullMarked;
