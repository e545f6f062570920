/** What keeps the starters' own tables in shape: their migrations at the start, and recurring tasks afterwards. */
@NullMarked
package io.tranche.messaging.upkeep;

import org.jspecify.annotations.NullMarked;
