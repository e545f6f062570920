package io.tranche.wallet.account;

import io.tranche.contracts.Money;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks accounts up without locking them: for answers and rehearsals, never for decisions. */
@Component
public class AccountDirectory {

    private static final String SELECT = """
            SELECT id, user_id, kind, currency, balance_minor, overdraft_limit_minor, transaction_count
            FROM account
            """;

    private final JdbcClient jdbc;
    private final AccountSettings settings;

    AccountDirectory(JdbcClient jdbc, AccountSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    public Optional<Account> ofUser(UserId owner) {
        return jdbc.sql(SELECT + "WHERE user_id = ?")
                .param(owner.value())
                .query(Accounts::toAccount)
                .optional();
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql(SELECT + "WHERE id = ?")
                .param(id.value())
                .query(Accounts::toAccount)
                .optional();
    }

    public List<Account> find(Collection<AccountId> ids) {
        return jdbc.sql(SELECT + "WHERE id = ANY (?)")
                .param(ids.stream().mapToLong(AccountId::value).toArray())
                .query(Accounts::toAccount)
                .list();
    }

    /** Newest first, below the id {@code before}. */
    List<Account> page(long before, int limit) {
        return jdbc.sql(SELECT + "WHERE id < ? ORDER BY id DESC LIMIT ?")
                .param(before)
                .param(limit)
                .query(Accounts::toAccount)
                .list();
    }

    /** What is shown for a user whose account is not open yet. */
    Money nothing() {
        return Money.zero(settings.currency());
    }
}
