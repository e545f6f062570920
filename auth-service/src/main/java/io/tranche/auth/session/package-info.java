/** From a password to tokens, from tokens to the next ones, until logout, theft or time ends it. */
@NullMarked
package io.tranche.auth.session;

import org.jspecify.annotations.NullMarked;
