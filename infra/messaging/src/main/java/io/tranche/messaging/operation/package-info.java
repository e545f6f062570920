/** Long work that somebody on call started: seen while it runs, stopped and resumed from any instance, accounted for to the end. */
@NullMarked
package io.tranche.messaging.operation;

import org.jspecify.annotations.NullMarked;
