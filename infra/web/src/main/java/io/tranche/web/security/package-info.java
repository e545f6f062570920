/** Every service checks the token itself: RS256 by the JWKS of auth-service, one role per caller, everything closed by default. */
@NullMarked
package io.tranche.web.security;

import org.jspecify.annotations.NullMarked;
