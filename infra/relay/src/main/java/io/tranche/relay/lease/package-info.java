/** Who may relay: a lease with an epoch in the database, so that a leader that was cut off is fenced. */
@NullMarked
package io.tranche.relay.lease;

import org.jspecify.annotations.NullMarked;
