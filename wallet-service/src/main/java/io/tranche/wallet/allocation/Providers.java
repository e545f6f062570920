package io.tranche.wallet.allocation;

import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.AccountSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code provider}, beside the accounts of providers. */
@Component
class Providers {

    private static final String LENDING = """
            SELECT account.id AS account_id, loan_max_minor
            FROM account LEFT JOIN provider ON provider.account_id = account.id
            WHERE kind = 'PROVIDER' AND currency = ? AND balance_minor > 0 AND provider.paused IS NOT TRUE
            ORDER BY %s, account.id LIMIT ?""";

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

    /** Who may fund loans now, first those whose turn it is. Locks nothing: what they have is known when their accounts are locked. */
    List<Lender> lending() {
        String turn = switch (settings.policy()) {
            case PRO_RATA -> "balance_minor DESC";
            case FIRST_IN_FIRST_OUT -> "coalesce(lent_out_at, created_at)";
        };
        return jdbc.sql(LENDING.formatted(turn))
                .params(accounts.currency().getCurrencyCode(), settings.providersPerBatchMax())
                .query((row, number) -> new Lender(new AccountId(row.getLong("account_id")), loanMax(row)))
                .list();
    }

    /** These have nothing left to lend; money that comes in later goes to the end of the queue. */
    void lentOut(Collection<AccountId> providers) {
        jdbc.sql("""
                        INSERT INTO provider (account_id, lent_out_at, updated_at)
                        SELECT account_id, now, now FROM unnest(?::bigint[]) AS account_id, (VALUES (?::timestamptz)) AS at (now)
                        ORDER BY account_id
                        ON CONFLICT (account_id) DO UPDATE SET lent_out_at = excluded.lent_out_at""")
                .param(providers.stream().mapToLong(AccountId::value).toArray())
                .param(now())
                .update();
    }

    Preferences preferences(AccountId provider) {
        return jdbc.sql("SELECT paused, loan_max_minor FROM provider WHERE account_id = ?")
                .param(provider.value())
                .query((row, number) -> new Preferences(row.getBoolean("paused"), loanMax(row)))
                .optional()
                .orElse(Preferences.NONE);
    }

    void prefer(AccountId provider, Preferences preferences) {
        Money loanMax = preferences.loanMax();
        jdbc.sql("""
                        INSERT INTO provider (account_id, paused, loan_max_minor, updated_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (account_id) DO UPDATE SET paused = excluded.paused,
                            loan_max_minor = excluded.loan_max_minor, updated_at = excluded.updated_at""")
                .param(provider.value())
                .param(preferences.paused())
                .param(loanMax == null ? null : loanMax.minorUnits())
                .param(now())
                .update();
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
