@NullMarked
package io.tranche.wallet.lending;

import org.jspecify.annotations.NullMarked;
