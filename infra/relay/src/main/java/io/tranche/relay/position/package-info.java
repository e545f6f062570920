/** How far the relay is: in memory while it runs, as a checkpoint in the database for whoever comes next. */
@NullMarked
package io.tranche.relay.position;

import org.jspecify.annotations.NullMarked;
