/**
 * The whole platform in one process: Postgres, Kafka, the relay, the services and the gateway, each service in a Spring context
 * and with database roles of its own, as when they run apart.
 */
@NullMarked
package io.tranche.standalone;

import org.jspecify.annotations.NullMarked;
