/** Tests of loan-service as a whole, against a wallet-service that is played by the test. */
@NullMarked
package io.tranche.loan;

import org.jspecify.annotations.NullMarked;
