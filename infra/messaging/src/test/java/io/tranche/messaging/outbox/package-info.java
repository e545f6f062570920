@NullMarked
package io.tranche.messaging.outbox;

import org.jspecify.annotations.NullMarked;
