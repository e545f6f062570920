@NullMarked
package io.tranche.wallet;

import org.jspecify.annotations.NullMarked;
