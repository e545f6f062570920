/** What callers of auth-service can rely on. */
@NullMarked
package io.tranche.auth;

import org.jspecify.annotations.NullMarked;
