/** The platform under test: two of each service and relay, one gateway, three brokers, one Postgres, and the links between them. */
@NullMarked
package io.tranche.chaos.platform;

import org.jspecify.annotations.NullMarked;
