/** How the services look from the door. */
@NullMarked
package io.tranche.gateway.health;

import org.jspecify.annotations.NullMarked;
