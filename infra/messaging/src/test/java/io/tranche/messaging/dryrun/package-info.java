@NullMarked
package io.tranche.messaging.dryrun;

import org.jspecify.annotations.NullMarked;
