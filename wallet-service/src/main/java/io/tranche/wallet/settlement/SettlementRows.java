package io.tranche.wallet.settlement;

import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import io.tranche.web.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the tables {@code top_up} and {@code withdrawal} have in common. */
final class SettlementRows {

    static final String COLUMNS = "id, account_id, currency, amount_minor, status, balance_after_minor";

    private SettlementRows() {}

    static Settlement read(ResultSet row, int rowNumber) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Settlement(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                Settlement.Status.valueOf(row.getString("status")),
                balanceAfter(row, currency));
    }

    /** @throws Refusal if the key was first used for another amount */
    static Settlement requireSame(Settlement before, Money amount) {
        if (!before.amount().equals(amount)) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency_key_reused",
                    "This idempotency key was used for a different request");
        }
        return before;
    }

    private static @Nullable Money balanceAfter(ResultSet row, Currency currency) throws SQLException {
        long minorUnits = row.getLong("balance_after_minor");
        return row.wasNull() ? null : Money.ofMinor(minorUnits, currency);
    }
}
