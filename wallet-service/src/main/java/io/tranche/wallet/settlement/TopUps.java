package io.tranche.wallet.settlement;

import static io.tranche.wallet.settlement.SettlementRows.COLUMNS;

import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.messaging.outbox.Outbox;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Accounts;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.TransactionSource;
import io.tranche.wallet.settlement.Settlement.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code top_up}, and the credit that a settled one brings. */
@Component
class TopUps {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Clock clock;

    TopUps(JdbcClient jdbc, Accounts accounts, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A new pending top-up, or the one that was registered under this key before. */
    @Transactional
    public Settlement register(AccountId account, Money amount, String key) {
        return jdbc.sql("""
                        INSERT INTO top_up (account_id, idempotency_key, currency, amount_minor, status, created_at, asked_at)
                        VALUES (?, ?, ?, ?, 'PENDING', ?, ?)
                        ON CONFLICT (account_id, idempotency_key) DO NOTHING
                        RETURNING\s""" + COLUMNS)
                .params(account.value(), key, amount.currency().getCurrencyCode(), amount.minorUnits(), now(), now())
                .query(SettlementRows::read)
                .optional()
                .orElseGet(() -> SettlementRows.requireSame(find(account, key), amount));
    }

    /** Credits the account, unless somebody else has settled it meanwhile. */
    @Transactional
    public Settlement accept(Settlement topUp) {
        Settlement current = lock(topUp.id());
        return current.status() == Status.PENDING ? credit(current, TransactionSource.WALLET_TOPUP, "Top-up") : current;
    }

    @Transactional
    public Settlement decline(Settlement topUp) {
        jdbc.sql("UPDATE top_up SET status = 'DECLINED', settled_at = ? WHERE id = ? AND status = 'PENDING'")
                .params(now(), topUp.id())
                .update();
        return lock(topUp.id());
    }

    /** Brings back money that a bank did not take. It comes in from outside, so it is a top-up like any other. */
    @Transactional
    public void giveBack(Settlement withdrawal) {
        // No caller can send this key: theirs have no spaces.
        String key = "return of withdrawal " + withdrawal.id();
        credit(
                register(withdrawal.account(), withdrawal.amount(), key),
                TransactionSource.REFUND,
                "Return of withdrawal " + withdrawal.id());
    }

    /** Pending ones that nobody has asked the provider about since then; they are the caller's to ask about. */
    @Transactional
    public List<Settlement> claimUnfinished(Instant since, int limit) {
        return jdbc.sql("""
                        WITH unfinished AS (
                            SELECT id AS unfinished_id FROM top_up
                            WHERE status = 'PENDING' AND asked_at <= ?
                            ORDER BY asked_at LIMIT ?
                            FOR UPDATE SKIP LOCKED)
                        UPDATE top_up SET asked_at = ? FROM unfinished WHERE id = unfinished_id
                        RETURNING\s""" + COLUMNS)
                .params(since.atOffset(ZoneOffset.UTC), limit, now())
                .query(SettlementRows::read)
                .list();
    }

    private Settlement credit(Settlement topUp, TransactionSource source, String description) {
        Postings postings = accounts.lock(Set.of(), Set.of(topUp.account()));
        postings.post(Movement.in(topUp.account(), topUp.amount(), Cause.byRequest(source, topUp.id(), description)));
        accounts.save(postings);
        outbox.append(new WalletToppedUp(topUp.id(), topUp.account().value(), topUp.amount()));
        return jdbc.sql("""
                        UPDATE top_up SET status = 'SUCCESS', balance_after_minor = ?, settled_at = ?
                        WHERE id = ? RETURNING\s""" + COLUMNS)
                .params(postings.account(topUp.account()).balance().minorUnits(), now(), topUp.id())
                .query(SettlementRows::read)
                .single();
    }

    private Settlement find(AccountId account, String key) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM top_up WHERE account_id = ? AND idempotency_key = ?")
                .params(account.value(), key)
                .query(SettlementRows::read)
                .single();
    }

    private Settlement lock(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM top_up WHERE id = ? FOR UPDATE")
                .param(id)
                .query(SettlementRows::read)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
