/** The transform by itself; the relay's tests run it in a worker. */
@NullMarked
package io.tranche.connect;

import org.jspecify.annotations.NullMarked;
