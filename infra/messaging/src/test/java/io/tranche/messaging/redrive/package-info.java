@NullMarked
package io.tranche.messaging.redrive;

import org.jspecify.annotations.NullMarked;
