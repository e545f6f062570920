/**
 * Accounts and the transactions on them. All money moves through {@link io.tranche.wallet.account.Postings}: locked in one order,
 * decided in memory, written once per batch.
 */
@NullMarked
package io.tranche.wallet.account;

import org.jspecify.annotations.NullMarked;
