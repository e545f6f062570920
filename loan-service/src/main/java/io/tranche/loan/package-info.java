/** The service that lends: where its parts are put together. */
@NullMarked
package io.tranche.loan;

import org.jspecify.annotations.NullMarked;
