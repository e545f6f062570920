package io.tranche.wallet.attestation;

import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.messaging.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Attests the accounts that moved since they were last attested. Two instances share the work: each takes the rows that the
 * other has not locked. An account that is just being posted on is left for a later run; nobody waits.
 */
@Component
class BalanceAttestation {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final AttestationSettings settings;

    BalanceAttestation(
            JdbcClient jdbc, Outbox outbox, TransactionOperations transactions, AttestationSettings settings) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${tranche.wallet.attestation.interval:5s}")
    void attest() {
        for (int batch = 0; batch < settings.batchesPerRunMax(); batch++) {
            int attested = transactions.execute(status -> attestBatch());
            if (attested < settings.batchSizeMax()) {
                return;
            }
        }
    }

    private int attestBatch() {
        List<BalanceAttested> attested = jdbc.sql("""
                        WITH moved AS (
                            SELECT id FROM account
                            WHERE transaction_count > attested_count
                            ORDER BY id LIMIT ?
                            FOR NO KEY UPDATE SKIP LOCKED)
                        UPDATE account SET attested_count = transaction_count
                        FROM moved WHERE account.id = moved.id
                        RETURNING account.id, transaction_count, balance_minor, currency""")
                .param(settings.batchSizeMax())
                .query(BalanceAttestation::toAttested)
                .list();
        if (!attested.isEmpty()) {
            outbox.appendAll(attested);
        }
        return attested.size();
    }

    private static BalanceAttested toAttested(ResultSet row, int rowNumber) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new BalanceAttested(
                row.getLong("id"),
                row.getLong("transaction_count"),
                Money.ofMinor(row.getLong("balance_minor"), currency));
    }
}
