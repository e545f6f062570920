/** What every request and every answer must pass at the door, whichever service it is for. */
@NullMarked
package io.tranche.gateway.edge;

import org.jspecify.annotations.NullMarked;
