/** Tests through the gateway's own port, with real servers in the place of the services. */
@NullMarked
package io.tranche.gateway;

import org.jspecify.annotations.NullMarked;
