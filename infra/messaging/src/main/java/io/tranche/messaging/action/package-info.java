/** The audit trail of whoever is on call: who did what, why, and what came of it. */
@NullMarked
package io.tranche.messaging.action;

import org.jspecify.annotations.NullMarked;
