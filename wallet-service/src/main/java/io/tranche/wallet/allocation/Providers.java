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
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table {@code provider}, beside the accounts of providers. */
@Component
class Providers {

    /** Those who give most in one loan: some of those who lend to every borrower of the batch, some of those who ask for more. */
    private static final String LENDING = """
            WITH lending AS (
                SELECT account.id, balance_minor, loan_max_minor, score_min,
                       row_number() OVER (PARTITION BY coalesce(score_min, 0) <= :lowest
                                          ORDER BY least(balance_minor, loan_max_minor) DESC, account.id) AS size
                FROM account LEFT JOIN provider ON provider.account_id = account.id
                WHERE kind = 'PROVIDER' AND currency = :currency AND balance_minor > 0 AND provider.paused IS NOT TRUE
                  AND coalesce(score_min, 0) <= :highest
            )
            SELECT id, balance_minor, false AS paused, loan_max_minor, score_min FROM lending WHERE size <= :most ORDER BY id""";

    /**
     * Half of each kind because their money came first, half because they give most in one loan: so neither those who wait nor those
     * who want little in each loan hide the others. An account without a piece of its money on record has it since it was opened.
     */
    private static final String LENDING_IN_ORDER = """
            WITH lending AS (
                SELECT account.id, balance_minor, account.created_at, loan_max_minor, score_min
                FROM account LEFT JOIN provider ON provider.account_id = account.id
                WHERE kind = 'PROVIDER' AND currency = :currency AND balance_minor > 0 AND provider.paused IS NOT TRUE
                  AND coalesce(score_min, 0) <= :highest
            ), funds AS (
                SELECT lending.*, coalesce(came_at, created_at) AS since, coalesce(amount_minor, balance_minor) AS came_minor,
                       coalesce(sum(amount_minor) OVER newest_first - amount_minor, 0) AS newer_minor, came_on
                FROM lending LEFT JOIN provider_funds funds ON funds.account_id = lending.id
                WINDOW newest_first AS (PARTITION BY lending.id ORDER BY came_on DESC)
            ), waiting AS (
                SELECT id, balance_minor, loan_max_minor, score_min, min(since) AS oldest,
                       (array_agg(since ORDER BY came_on))[1 : 100] AS sinces,
                       (array_agg(least(came_minor, balance_minor - newer_minor)::bigint ORDER BY came_on))[1 : 100] AS amounts
                FROM funds WHERE newer_minor < balance_minor
                GROUP BY id, balance_minor, loan_max_minor, score_min
            ), placed AS (
                SELECT waiting.*, row_number() OVER (PARTITION BY kind ORDER BY oldest, id) AS place,
                       row_number() OVER (PARTITION BY kind ORDER BY least(balance_minor, loan_max_minor) DESC, id) AS size
                FROM (SELECT *, coalesce(score_min, 0) <= :lowest AS kind FROM waiting) AS waiting
            )
            SELECT id, balance_minor, false AS paused, loan_max_minor, score_min, sinces, amounts
            FROM placed WHERE place <= :most OR size <= :most
            ORDER BY id""";

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
    List<Lender> lending(Demand demand) {
        return select(LENDING, demand, 1)
                .query((row, number) -> lender(row, List.of()))
                .list();
    }

    /** The same, with the pieces of their money. */
    List<Lender> lendingInOrder(Demand demand) {
        return select(LENDING_IN_ORDER, demand, 2)
                .query((row, number) -> lender(row, pieces(row)))
                .list();
    }

    /** @param orders by each of which as many are chosen */
    private StatementSpec select(String query, Demand demand, int orders) {
        int kinds = demand.lowestScore() < demand.highestScore() ? 2 : 1;
        return jdbc.sql(query)
                .param("currency", accounts.currency().getCurrencyCode())
                .param("lowest", demand.lowestScore())
                .param("highest", demand.highestScore())
                .param("most", Math.ceilDiv(settings.providersPerBatchMax(), kinds * orders));
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
