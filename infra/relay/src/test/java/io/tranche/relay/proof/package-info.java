/** Tests. */
@NullMarked
package io.tranche.relay.proof;

import org.jspecify.annotations.NullMarked;
