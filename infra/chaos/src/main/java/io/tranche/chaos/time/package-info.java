/** Waiting for something, with a limit. */
@NullMarked
package io.tranche.chaos.time;

import org.jspecify.annotations.NullMarked;
