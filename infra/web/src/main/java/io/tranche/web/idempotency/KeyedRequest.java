package io.tranche.web.idempotency;

import io.tranche.web.Caller;

/**
 * A request that may come again.
 *
 * @param operation stable name of what is asked, {@code wallet.top_up}; keys of different operations do not meet
 * @param content what must be the same when the key is the same; compared by its JSON
 */
public record KeyedRequest(Caller caller, String operation, IdempotencyKey key, Object content) {}
