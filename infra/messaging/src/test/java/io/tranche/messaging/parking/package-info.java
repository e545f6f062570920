@NullMarked
package io.tranche.messaging.parking;

import org.jspecify.annotations.NullMarked;
