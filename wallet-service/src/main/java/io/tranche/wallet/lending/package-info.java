/** Hears what loan-service asks for. One batch of requests, of whatever kind, is one posting on the accounts. */
@NullMarked
package io.tranche.wallet.lending;

import org.jspecify.annotations.NullMarked;
