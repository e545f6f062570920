/** Tests. */
@NullMarked
package io.tranche.relay;

import org.jspecify.annotations.NullMarked;
