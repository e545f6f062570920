@NullMarked
package io.tranche.wallet.account;

import org.jspecify.annotations.NullMarked;
