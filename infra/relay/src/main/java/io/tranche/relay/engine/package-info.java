/** The Debezium engine that reads the write-ahead log. Nothing outside this package knows Debezium. */
@NullMarked
package io.tranche.relay.engine;

import org.jspecify.annotations.NullMarked;
