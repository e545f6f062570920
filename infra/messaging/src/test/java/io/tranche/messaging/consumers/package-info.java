@NullMarked
package io.tranche.messaging.consumers;

import org.jspecify.annotations.NullMarked;
