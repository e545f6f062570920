/** How admins change what the bank lends, and everybody reads it: the bank configuration, products, and their history. */
@NullMarked
package io.tranche.loan.configuration;

import org.jspecify.annotations.NullMarked;
