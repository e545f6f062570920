package io.tranche.wallet.settlement;

import static io.tranche.wallet.settlement.SettlementRows.COLUMNS;

import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.WalletWithdrawn;
import io.tranche.messaging.outbox.Outbox;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Accounts;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.TransactionSource;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code withdrawal}. The account is debited first, so that the money cannot be spent while it is on its way. */
@Component
class Withdrawals {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final TopUps topUps;
    private final Outbox outbox;
    private final Clock clock;

    Withdrawals(JdbcClient jdbc, Accounts accounts, TopUps topUps, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.topUps = topUps;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A new pending withdrawal, or the one that was registered under this key before; empty when the account holds less than
     * the amount. Duplicates queue at the lock of the account.
     */
    @Transactional
    public Optional<Settlement> register(AccountId account, Money amount, String key) {
        Postings postings = accounts.lock(Set.of(), Set.of(account));
        Optional<Settlement> before = find(account, key);
        if (before.isPresent()) {
            return Optional.of(SettlementRows.requireSame(before.get(), amount));
        }
        if (!postings.covers(account, amount)) {
            return Optional.empty();
        }
        Money balanceAfter = postings.account(account).balance().minus(amount);
        Settlement withdrawal = insert(account, amount, key, balanceAfter);
        Cause cause = Cause.byRequest(TransactionSource.WALLET_WITHDRAWAL, withdrawal.id(), "Withdrawal");
        postings.post(Movement.out(account, amount, cause));
        accounts.save(postings);
        outbox.append(new WalletWithdrawn(withdrawal.id(), account.value(), amount));
        return Optional.of(withdrawal);
    }

    @Transactional
    public Settlement accept(Settlement withdrawal) {
        settle(withdrawal, Settlement.Status.SUCCESS);
        return get(withdrawal.id());
    }

    @Transactional
    public Settlement decline(Settlement withdrawal) {
        if (settle(withdrawal, Settlement.Status.DECLINED)) {
            topUps.giveBack(withdrawal);
        }
        return get(withdrawal.id());
    }

    /** Pending ones that nobody has asked the provider about since then; they are the caller's to ask about. */
    @Transactional
    public List<Settlement> claimUnfinished(Instant since, int limit) {
        return jdbc.sql("""
                        WITH unfinished AS (
                            SELECT id AS unfinished_id FROM withdrawal
                            WHERE status = 'PENDING' AND asked_at <= ?
                            ORDER BY asked_at LIMIT ?
                            FOR UPDATE SKIP LOCKED)
                        UPDATE withdrawal SET asked_at = ? FROM unfinished WHERE id = unfinished_id
                        RETURNING\s""" + COLUMNS)
                .params(since.atOffset(ZoneOffset.UTC), limit, now())
                .query(SettlementRows::read)
                .list();
    }

    private Settlement insert(AccountId account, Money amount, String key, Money balanceAfter) {
        return jdbc.sql("""
                        INSERT INTO withdrawal (account_id, idempotency_key, currency, amount_minor, status,
                            balance_after_minor, created_at, asked_at)
                        VALUES (?, ?, ?, ?, 'PENDING', ?, ?, ?)
                        RETURNING\s""" + COLUMNS)
                .params(
                        account.value(),
                        key,
                        amount.currency().getCurrencyCode(),
                        amount.minorUnits(),
                        balanceAfter.minorUnits(),
                        now(),
                        now())
                .query(SettlementRows::read)
                .single();
    }

    private boolean settle(Settlement withdrawal, Settlement.Status status) {
        return jdbc.sql("UPDATE withdrawal SET status = ?, settled_at = ? WHERE id = ? AND status = 'PENDING'")
                        .params(status.name(), now(), withdrawal.id())
                        .update()
                == 1;
    }

    private Optional<Settlement> find(AccountId account, String key) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM withdrawal WHERE account_id = ? AND idempotency_key = ?")
                .params(account.value(), key)
                .query(SettlementRows::read)
                .optional();
    }

    private Settlement get(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM withdrawal WHERE id = ?")
                .param(id)
                .query(SettlementRows::read)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
