package io.tranche.wallet.collection;

import java.util.List;

/** Collections of wallet-service, without its database. */
public final class OpenCollections {

    private OpenCollections() {}

    /** One that lasts as long as a loan. */
    public static CollectionBatch none() {
        return new CollectionBatch(List.of());
    }
}
