/** Clients of the platform, who remember what they were promised. */
@NullMarked
package io.tranche.chaos.load;

import org.jspecify.annotations.NullMarked;
