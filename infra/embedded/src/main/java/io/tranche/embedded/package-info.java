/**
 * A real PostgreSQL and a real Kafka broker started by this JVM, so that tests and the platform in one process need nothing
 * installed. Both keep their data in a directory and survive a kill of the JVM.
 */
@NullMarked
package io.tranche.embedded;

import org.jspecify.annotations.NullMarked;
