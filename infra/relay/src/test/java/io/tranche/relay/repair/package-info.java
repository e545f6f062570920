/** Tests. */
@NullMarked
package io.tranche.relay.repair;

import org.jspecify.annotations.NullMarked;
