/** What is checked before an engine starts: slot, checkpoint and broker; what fell out is sent again from the tables. */
@NullMarked
package io.tranche.relay.repair;

import org.jspecify.annotations.NullMarked;
