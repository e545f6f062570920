/** Which service gets which request, and the connections that carry it there. */
@NullMarked
package io.tranche.gateway.routing;

import org.jspecify.annotations.NullMarked;
