package io.tranche.wallet.allocation;

import io.tranche.wallet.account.AccountId;

/**
 * What a provider can put into one loan, in minor units.
 *
 * @param available all that is there; decides the proportion
 * @param limit what of it may go into this loan
 */
record Offer(AccountId provider, long available, long limit) {
    Offer {
        if (limit <= 0 || limit > available) {
            throw new IllegalArgumentException(
                    "Provider %d cannot offer %d of %d".formatted(provider.value(), limit, available));
        }
    }
}
