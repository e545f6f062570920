/** Tests of the package of the same name. */
@NullMarked
package io.tranche.web.scheduling;

import org.jspecify.annotations.NullMarked;
