@NullMarked
package io.tranche.messaging.operation;

import org.jspecify.annotations.NullMarked;
