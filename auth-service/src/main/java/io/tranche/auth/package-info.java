/** Who may use the platform: users, their credentials, and the tokens that every other service trusts. */
@NullMarked
package io.tranche.auth;

import org.jspecify.annotations.NullMarked;
