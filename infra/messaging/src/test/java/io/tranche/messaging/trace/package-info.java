@NullMarked
package io.tranche.messaging.trace;

import org.jspecify.annotations.NullMarked;
