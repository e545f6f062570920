/** What a loan costs and when it is due: arithmetic without a database, a clock or Spring. */
@NullMarked
package io.tranche.loan.schedule;

import org.jspecify.annotations.NullMarked;
