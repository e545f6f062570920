/** Tests of the package of the same name. */
@NullMarked
package io.tranche.messaging.upkeep;

import org.jspecify.annotations.NullMarked;
