package io.tranche.loan.mandate;

import io.tranche.messaging.saga.SagaRef;
import io.tranche.messaging.saga.SagaStep;
import io.tranche.messaging.saga.SagaTimeline;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All mandates. The timeline of a loan tells when one was given or withdrawn. */
@Component
public final class Mandates {

    /** On the timeline, all about a loan's auto-debits. */
    public static final String SAGA = "auto_debit";

    private static final String GIVE = """
            INSERT INTO auto_debit_mandate (loan_id, enabled, changed_at) VALUES (:loan, true, :now)
            ON CONFLICT (loan_id) DO UPDATE SET enabled = true, changed_at = excluded.changed_at
            WHERE NOT auto_debit_mandate.enabled
            """;
    private static final String WITHDRAW = """
            UPDATE auto_debit_mandate SET enabled = false, changed_at = :now WHERE loan_id = :loan AND enabled
            """;

    private final JdbcClient database;
    private final SagaTimeline timeline;
    private final Clock clock;

    Mandates(JdbcClient database, SagaTimeline timeline, Clock clock) {
        this.database = database;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** In the caller's transaction. Does nothing if there is one. */
    public void give(long loanId) {
        change(loanId, GIVE, "MANDATE_GIVEN");
    }

    /** Likewise. What has been asked for is still collected. */
    public void withdraw(long loanId) {
        change(loanId, WITHDRAW, "MANDATE_WITHDRAWN");
    }

    private void change(long loanId, String sql, String step) {
        int changed = database.sql(sql)
                .param("loan", loanId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (changed > 0) {
            timeline.append(SagaStep.of(new SagaRef(SAGA, loanId), "loan:" + loanId, step));
        }
    }

    /** Those of these loans that have one. */
    public Set<Long> among(Collection<Long> loanIds) {
        return database.sql("SELECT loan_id FROM auto_debit_mandate WHERE loan_id = ANY (?) AND enabled")
                .param(loanIds.toArray(Long[]::new))
                .query((row, number) -> row.getLong("loan_id"))
                .set();
    }
}
