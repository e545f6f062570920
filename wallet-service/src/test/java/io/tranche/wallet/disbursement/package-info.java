@NullMarked
package io.tranche.wallet.disbursement;

import org.jspecify.annotations.NullMarked;
