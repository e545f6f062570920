/** The key that signs access tokens, and its public half for whoever checks them. */
@NullMarked
package io.tranche.auth.keys;

import org.jspecify.annotations.NullMarked;
