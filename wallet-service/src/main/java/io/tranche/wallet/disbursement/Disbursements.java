package io.tranche.wallet.disbursement;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code disbursement}: one row per loan that was asked for, for ever. */
@Component
class Disbursements {

    private static final String DECIDED = """
            unnest(:loans::bigint[], :statuses::text[], :reasons::text[], :borrowers::bigint[], :currencies::text[],
                   :principals::bigint[], :fees::bigint[], :accounts::text[], :amounts::text[])
                AS decided (loan_id, status, reason, borrower_account_id, currency, principal_minor, fee_minor, allocation_account_ids,
                            allocation_amounts_minor)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Disbursements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Disbursement> lock(Collection<Long> loanIds) {
        return jdbc.sql("""
                        SELECT disbursement.loan_id, status, reason, borrower_account_id, disbursement.currency,
                            disbursement.principal_minor, disbursement.fee_minor, allocation_account_ids, allocation_amounts_minor,
                            borrower_id, queue.principal_minor AS wanted_minor, queue.currency AS wanted_currency,
                            queue.fee_minor AS wanted_fee_minor, policy,
                            house_allowed, credit_score, event_id, queued_at, expires_at
                        FROM disbursement LEFT JOIN funding_queue queue ON queue.loan_id = disbursement.loan_id
                        WHERE disbursement.loan_id = ANY (?)
                        ORDER BY disbursement.loan_id FOR UPDATE OF disbursement""")
                .param(loanIds.stream().mapToLong(Long::longValue).toArray())
                .query(DisbursementRows::toDisbursement)
                .list();
    }

    /** Fails on a loan that another transaction has decided meanwhile; the caller then starts again and sees it. */
    void insert(List<Disbursement> decided) {
        DisbursementRows.bind(jdbc.sql("""
                        INSERT INTO disbursement (loan_id, status, reason, borrower_account_id, currency, principal_minor, fee_minor,
                            allocation_account_ids, allocation_amounts_minor, created_at, updated_at)
                        SELECT loan_id, status, reason, borrower_account_id, currency, principal_minor, fee_minor,
                            allocation_account_ids::bigint[], allocation_amounts_minor::bigint[], :now, :now
                        FROM\s""" + DECIDED), decided)
                .param("now", now())
                .update();
    }

    void update(List<Disbursement> changed) {
        DisbursementRows.bind(jdbc.sql("""
                        UPDATE disbursement SET status = decided.status, reason = decided.reason,
                            borrower_account_id = decided.borrower_account_id, currency = decided.currency,
                            principal_minor = decided.principal_minor, fee_minor = decided.fee_minor,
                            allocation_account_ids = decided.allocation_account_ids::bigint[],
                            allocation_amounts_minor = decided.allocation_amounts_minor::bigint[], updated_at = :now
                        FROM\s""" + DECIDED + " WHERE disbursement.loan_id = decided.loan_id"), changed)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
