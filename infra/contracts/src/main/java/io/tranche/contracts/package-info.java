/** What the services say to each other: topics, events and the money in them. Wire names and fields only ever grow. */
@NullMarked
package io.tranche.contracts;

import org.jspecify.annotations.NullMarked;
