@NullMarked
package io.tranche.messaging.replay;

import org.jspecify.annotations.NullMarked;
