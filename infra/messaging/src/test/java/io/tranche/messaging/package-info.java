/** A small service on the starter, and what is promised to it. */
@NullMarked
package io.tranche.messaging;

import org.jspecify.annotations.NullMarked;
