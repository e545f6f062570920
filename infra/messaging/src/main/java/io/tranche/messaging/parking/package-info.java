/** Keeps what a consumer could not apply, as it came, and the later events of the same key in order behind it. */
@NullMarked
package io.tranche.messaging.parking;

import org.jspecify.annotations.NullMarked;
