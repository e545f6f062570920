package io.tranche.chaos.check;

import io.tranche.chaos.check.Evidence.LoanRow;
import io.tranche.chaos.check.Evidence.Mark;
import io.tranche.chaos.check.Evidence.Messages;
import io.tranche.chaos.check.Evidence.Movement;
import io.tranche.chaos.check.Evidence.OutboxRow;
import io.tranche.chaos.check.Evidence.PaymentRow;
import io.tranche.chaos.check.Evidence.Tables;
import io.tranche.chaos.check.Evidence.UserAccount;
import io.tranche.chaos.load.Seen;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads it all, as the database's superuser. */
public final class EvidenceReader implements AutoCloseable {

    private static final List<String> SCHEMAS = List.of("auth", "wallet", "loan", "ledger");

    private final JdbcClient database;
    private final TopicReader topics;

    public EvidenceReader(JdbcClient database, String bootstrapServers) {
        this.database = database;
        this.topics = new TopicReader(bootstrapServers);
    }

    /** The outboxes first: what they hold by then must be found in what is read later. */
    public Evidence read(List<Seen> seen) {
        List<OutboxRow> outbox = new ArrayList<>();
        SCHEMAS.forEach(schema -> outbox.addAll(outboxOf(schema)));
        List<Mark> marks = new ArrayList<>();
        SCHEMAS.forEach(schema -> marks.addAll(marksOf(schema)));
        return new Evidence(seen, tables(), new Messages(outbox, topics.readToEnd(), marks));
    }

    private Tables tables() {
        return new Tables(accounts(), loans(), payments(), movements());
    }

    private List<UserAccount> accounts() {
        return database.sql("SELECT user_id, id FROM wallet.account WHERE user_id IS NOT NULL")
                .query((row, number) -> new UserAccount(row.getLong("user_id"), row.getLong("id")))
                .list();
    }

    private List<LoanRow> loans() {
        return database.sql("SELECT id, borrower_id, principal_minor, status FROM loan.loan")
                .query((row, number) -> new LoanRow(
                        row.getLong("id"),
                        row.getLong("borrower_id"),
                        row.getLong("principal_minor"),
                        row.getString("status")))
                .list();
    }

    private List<PaymentRow> payments() {
        return database.sql("""
                        SELECT 'repayment' AS kind, id, borrower_id AS user_id, idempotency_key, amount_minor, status
                        FROM loan.repayment
                        UNION ALL
                        SELECT 'top_up', t.id, a.user_id, t.idempotency_key, t.amount_minor, t.status
                        FROM wallet.top_up t JOIN wallet.account a ON a.id = t.account_id
                        WHERE a.user_id IS NOT NULL
                        """)
                .query((row, number) -> new PaymentRow(
                        row.getString("kind").intern(),
                        row.getLong("id"),
                        row.getLong("user_id"),
                        row.getString("idempotency_key"),
                        row.getLong("amount_minor"),
                        row.getString("status").intern()))
                .list();
    }

    private List<Movement> movements() {
        return database.sql("""
                        SELECT a.user_id, t.source, t.reference_id, t.amount_minor
                        FROM wallet.account_transaction t JOIN wallet.account a ON a.id = t.account_id
                        WHERE a.user_id IS NOT NULL
                        """)
                .query((row, number) -> new Movement(
                        row.getLong("user_id"),
                        row.getString("source").intern(),
                        row.getString("reference_id"),
                        row.getLong("amount_minor")))
                .list();
    }

    private List<OutboxRow> outboxOf(String schema) {
        return database.sql("SELECT id::text, topic, key, type FROM %s.outbox ORDER BY seq".formatted(schema))
                .query((row, number) -> new OutboxRow(
                        row.getString("id"),
                        row.getString("topic").intern(),
                        row.getString("key"),
                        row.getString("type").intern()))
                .list();
    }

    private List<Mark> marksOf(String schema) {
        return database.sql("SELECT consumer, event_id::text FROM %s.inbox".formatted(schema))
                .query((row, number) ->
                        new Mark((schema + "." + row.getString("consumer")).intern(), row.getString("event_id")))
                .list();
    }

    @Override
    public void close() {
        topics.close();
    }
}
