@NullMarked
package io.tranche.messaging.topics;

import org.jspecify.annotations.NullMarked;
