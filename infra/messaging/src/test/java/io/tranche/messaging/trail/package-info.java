/** Tests of the trail of events. */
@NullMarked
package io.tranche.messaging.trail;

import org.jspecify.annotations.NullMarked;
