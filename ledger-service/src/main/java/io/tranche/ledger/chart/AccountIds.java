package io.tranche.ledger.chart;

import java.util.Map;
import java.util.stream.LongStream;

/** Row ids of accounts that are open. */
public record AccountIds(Map<AccountKey, Long> byKey) {

    public static final AccountIds NONE = new AccountIds(Map.of());

    public AccountIds {
        byKey = Map.copyOf(byKey);
    }

    public long of(AccountKey key) {
        Long id = byKey.get(key);
        if (id == null) {
            throw new IllegalArgumentException(key + " is not open");
        }
        return id;
    }

    /** In ascending order, the order in which rows are locked. */
    public LongStream wallets() {
        return byKey.entrySet().stream()
                .filter(account -> account.getKey().code().isWallet())
                .mapToLong(Map.Entry::getValue)
                .sorted();
    }
}
