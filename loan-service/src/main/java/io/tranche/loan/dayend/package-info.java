/** What happens at the end of a business day, before the next one begins. */
@NullMarked
package io.tranche.loan.dayend;

import org.jspecify.annotations.NullMarked;
