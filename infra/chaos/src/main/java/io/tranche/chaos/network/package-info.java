/** The network between the parts, as a TCP proxy that can be cut, silenced or slowed down. */
@NullMarked
package io.tranche.chaos.network;

import org.jspecify.annotations.NullMarked;
