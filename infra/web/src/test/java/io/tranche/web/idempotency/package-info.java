@NullMarked
package io.tranche.web.idempotency;

import org.jspecify.annotations.NullMarked;
