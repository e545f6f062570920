/** Tests of the package of the same name. */
@NullMarked
package io.tranche.loan.configuration;

import org.jspecify.annotations.NullMarked;
