package io.tranche.wallet.allocation;

import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.AccountSettings;
import io.tranche.wallet.allocation.Lender.Funds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code provider}, beside the accounts of providers. */
@Component
class Providers {

    /** Those who give most in one loan. */
    private static final String LENDING = """
            SELECT account.id, balance_minor, false AS paused, loan_max_minor, score_min
            FROM account LEFT JOIN provider ON provider.account_id = account.id
            WHERE kind = 'PROVIDER' AND currency = ? AND balance_minor > 0 AND provider.paused IS NOT TRUE
            ORDER BY least(balance_minor, loan_max_minor) DESC, account.id
            LIMIT ?""";

    /**
     * Half of them because their money came first, half because they give most in one loan: so neither those who wait nor those who
     * want little in each loan hide the others. An account without a piece of its money on record has it since it was opened.
     */
    private static final String LENDING_IN_ORDER = """
            WITH lending AS (
                SELECT account.id, balance_minor, account.created_at, loan_max_minor, score_min
                FROM account LEFT JOIN provider ON provider.account_id = account.id
                WHERE kind = 'PROVIDER' AND currency = ? AND balance_minor > 0 AND provider.paused IS NOT TRUE
            ), funds AS (
                SELECT lending.*, coalesce(came_at, created_at) AS since, coalesce(amount_minor, balance_minor) AS came_minor,
                       coalesce(sum(amount_minor) OVER newest_first - amount_minor, 0) AS newer_minor, came_on
                FROM lending LEFT JOIN provider_funds funds ON funds.account_id = lending.id
                WINDOW newest_first AS (PARTITION BY lending.id ORDER BY came_on DESC)
            ), waiting AS (
                SELECT id, balance_minor, loan_max_minor, score_min, min(since) AS oldest,
                       (array_agg(since ORDER BY came_on))[1:100] AS sinces,
                       (array_agg(least(came_minor, balance_minor - newer_minor)::bigint ORDER BY came_on))[1:100] AS amounts
                FROM funds WHERE newer_minor < balance_minor
                GROUP BY id, balance_minor, loan_max_minor, score_min
            ), placed AS (
                SELECT waiting.*, row_number() OVER (ORDER BY oldest, id) AS place,
                       row_number() OVER (ORDER BY least(balance_minor, loan_max_minor) DESC, id) AS size
                FROM waiting
            )
            SELECT id, balance_minor, false AS paused, loan_max_minor, score_min, sinces, amounts
            FROM placed WHERE place <= ? OR size <= ?
            ORDER BY id""";

    private static final String FORGET_SPENT = """
            DELETE FROM provider_funds funds
            USING (
                SELECT came.account_id, came.came_on, balance_minor,
                       sum(amount_minor) OVER (PARTITION BY came.account_id ORDER BY came.came_on DESC) - amount_minor AS newer_minor
                FROM provider_funds came JOIN account ON account.id = came.account_id
                WHERE came.account_id = ANY (?)
            ) AS known
            WHERE funds.account_id = known.account_id AND funds.came_on = known.came_on AND newer_minor >= balance_minor""";

    private final JdbcClient jdbc;
    private final AccountSettings accounts;
    private final FundingSettings settings;
    private final Clock clock;

    Providers(JdbcClient jdbc, AccountSettings accounts, FundingSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who may fund loans now. Locks nothing: what they have is known when their accounts are locked. */
    List<Lender> lending() {
        return jdbc.sql(LENDING)
                .params(accounts.currency().getCurrencyCode(), settings.providersPerBatchMax())
                .query((row, number) -> lender(row, List.of()))
                .list();
    }

    /** The same, with the pieces of their money. */
    List<Lender> lendingInOrder() {
        int half = Math.ceilDiv(settings.providersPerBatchMax(), 2);
        return jdbc.sql(LENDING_IN_ORDER)
                .params(accounts.currency().getCurrencyCode(), half, half)
                .query((row, number) -> lender(row, pieces(row)))
                .list();
    }

    /** What these have lent is not theirs to lend any more. Their accounts are locked and saved. */
    void forgetSpentFunds(Collection<AccountId> providers) {
        jdbc.sql(FORGET_SPENT)
                .param(providers.stream().mapToLong(AccountId::value).toArray())
                .update();
    }

    Preferences preferences(AccountId provider) {
        return jdbc.sql("SELECT paused, loan_max_minor, score_min FROM provider WHERE account_id = ?")
                .param(provider.value())
                .query((row, number) -> preferences(row))
                .optional()
                .orElse(Preferences.NONE);
    }

    void prefer(AccountId provider, Preferences preferences) {
        Money loanMax = preferences.loanMax();
        jdbc.sql("""
                        INSERT INTO provider (account_id, paused, loan_max_minor, score_min, updated_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (account_id) DO UPDATE SET paused = excluded.paused,
                            loan_max_minor = excluded.loan_max_minor, score_min = excluded.score_min,
                            updated_at = excluded.updated_at""")
                .param(provider.value())
                .param(preferences.paused())
                .param(loanMax == null ? null : loanMax.minorUnits())
                .param(preferences.scoreMin())
                .param(now())
                .update();
    }

    private static List<Piece> pieces(ResultSet row) throws SQLException {
        Timestamp[] sinces = (Timestamp[]) row.getArray("sinces").getArray();
        Long[] amounts = (Long[]) row.getArray("amounts").getArray();
        return IntStream.range(0, sinces.length)
                .mapToObj(piece -> new Piece(sinces[piece].toInstant(), amounts[piece]))
                .toList();
    }

    private Lender lender(ResultSet row, List<Piece> pieces) throws SQLException {
        return new Lender(
                new AccountId(row.getLong("id")), preferences(row), new Funds(row.getLong("balance_minor"), pieces));
    }

    private Preferences preferences(ResultSet row) throws SQLException {
        return new Preferences(row.getBoolean("paused"), loanMax(row), row.getObject("score_min", Integer.class));
    }

    private @Nullable Money loanMax(ResultSet row) throws SQLException {
        Long minorUnits = row.getObject("loan_max_minor", Long.class);
        Currency currency = accounts.currency();
        return minorUnits == null ? null : Money.ofMinor(minorUnits, currency);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
