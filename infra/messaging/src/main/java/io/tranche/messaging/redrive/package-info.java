/** Applies parked events once what they failed of is fixed, in order per key, and says of each before and after what becomes of it. */
@NullMarked
package io.tranche.messaging.redrive;

import org.jspecify.annotations.NullMarked;
