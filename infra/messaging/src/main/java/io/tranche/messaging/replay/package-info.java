/** Goes through a part of a topic once more: what was lost is applied, what was applied is left out, and both are counted. */
@NullMarked
package io.tranche.messaging.replay;

import org.jspecify.annotations.NullMarked;
