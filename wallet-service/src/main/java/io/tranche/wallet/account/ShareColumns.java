package io.tranche.wallet.account;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /** Null where no share of the row has a fee. */
    public static @Nullable String[] feeLiterals(List<List<AccountShare>> rows) {
        String[] fees =
                literals(rows, share -> share.amount().minus(share.net()).minorUnits());
        return IntStream.range(0, fees.length)
                .mapToObj(row -> rows.get(row).stream().allMatch(share -> share.fee() == null) ? null : fees[row])
                .toArray(String[]::new);
    }

    /**
     * The shares of one row, with their fees.
     *
     * @param prefix of the columns' names, as in {@code share_fees_minor}
     */
    public static List<AccountShare> readWithFees(ResultSet row, String prefix, Currency currency) throws SQLException {
        List<AccountShare> shares = read(row, prefix, currency);
        Array column = row.getArray(prefix + "_fees_minor");
        if (column == null) {
            return shares;
        }
        Long[] fees = (Long[]) column.getArray();
        List<AccountShare> withFees = new ArrayList<>(shares.size());
        for (int i = 0; i < fees.length; i++) {
            AccountShare share = shares.get(i);
            Money fee = fees[i] == 0 ? null : Money.ofMinor(fees[i], currency);
            withFees.add(new AccountShare(share.accountId(), share.amount(), fee));
        }
        return withFees;
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
