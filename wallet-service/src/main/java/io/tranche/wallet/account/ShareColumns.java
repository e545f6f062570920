package io.tranche.wallet.account;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * A list of shares as a pair of {@code bigint[]} columns. For sets of rows each list travels as an array literal, because Postgres
 * would flatten an array of arrays.
 */
public final class ShareColumns {

    private ShareColumns() {}

    public static String[] accountLiterals(List<List<AccountShare>> rows) {
        return literals(rows, AccountShare::accountId);
    }

    public static String[] amountLiterals(List<List<AccountShare>> rows) {
        return literals(rows, share -> share.amount().minorUnits());
    }

    /**
     * The shares of one row.
     *
     * @param prefix of the columns' names, as in {@code share_account_ids} and {@code share_amounts_minor}
     */
    public static List<AccountShare> read(ResultSet row, String prefix, Currency currency) throws SQLException {
        Long[] accounts = (Long[]) row.getArray(prefix + "_account_ids").getArray();
        Long[] amounts = (Long[]) row.getArray(prefix + "_amounts_minor").getArray();
        List<AccountShare> shares = new ArrayList<>(accounts.length);
        for (int i = 0; i < accounts.length; i++) {
            shares.add(new AccountShare(accounts[i], Money.ofMinor(amounts[i], currency)));
        }
        return shares;
    }

    private static String[] literals(List<List<AccountShare>> rows, ToLongFunction<AccountShare> part) {
        return rows.stream()
                .map(shares -> shares.stream()
                        .mapToLong(part)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(",", "{", "}")))
                .toArray(String[]::new);
    }
}
