/**
 * What the tests of every module share: one real Postgres and one real Kafka per JVM, tokens signed by a key that the services
 * trust, events as their consumers receive them, and the architecture rules.
 */
@NullMarked
package io.tranche.testing;

import org.jspecify.annotations.NullMarked;
