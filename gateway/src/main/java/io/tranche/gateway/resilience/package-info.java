/** What happens when a service is down, slow or failing: the caller hears it at once, and the service is left in peace. */
@NullMarked
package io.tranche.gateway.resilience;

import org.jspecify.annotations.NullMarked;
