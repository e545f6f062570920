/**
 * On what terms the bank lends: products, and every version their terms ever had. A version is never changed, so what a loan was made
 * under can always be looked up.
 */
@NullMarked
package io.tranche.loan.product;

import org.jspecify.annotations.NullMarked;
