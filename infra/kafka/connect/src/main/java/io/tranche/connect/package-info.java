/** The one step from row to message that Kafka and Debezium do not bring. A jar of its own, to be put beside them in a worker. */
@NullMarked
package io.tranche.connect;

import org.jspecify.annotations.NullMarked;
