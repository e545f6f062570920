/** A request that is sent twice with one key is carried out once and answered twice. */
@NullMarked
package io.tranche.web.idempotency;

import org.jspecify.annotations.NullMarked;
