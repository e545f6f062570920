@NullMarked
package io.tranche.wallet.collection;

import org.jspecify.annotations.NullMarked;
