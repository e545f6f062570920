/** Tests of the timeline and of the watch over deadlines. */
@NullMarked
package io.tranche.messaging.saga;

import org.jspecify.annotations.NullMarked;
