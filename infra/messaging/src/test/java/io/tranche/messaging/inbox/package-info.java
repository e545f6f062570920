@NullMarked
package io.tranche.messaging.inbox;

import org.jspecify.annotations.NullMarked;
