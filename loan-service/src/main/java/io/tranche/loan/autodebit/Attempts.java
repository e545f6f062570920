package io.tranche.loan.autodebit;

import io.tranche.loan.repayment.DuePayments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has been asked for, and what came of it. One a day and loan: the guard against asking twice. */
@Component
final class Attempts {

    private static final String ADD = """
            INSERT INTO auto_debit_attempt (loan_id, business_date, due_date, number, repayment_id, outcome, settled_at)
            VALUES (:loan, :day, :since, :number, :repayment, :outcome, :settled)
            """;
    /** Who has not been told that there is not enough has not been asked in vain: whatever else ends a payment is not counted. */
    private static final String SETTLE = """
            UPDATE auto_debit_attempt attempt
            SET outcome = CASE WHEN repayment.status IN ('SUCCESS', 'REVERSING', 'REVERSED') THEN 'COLLECTED'
                               WHEN repayment.reason IS DISTINCT FROM :noMoney THEN 'CALLED_OFF'
                               WHEN attempt.number < :attemptsMax THEN 'FAILED'
                               ELSE 'GIVEN_UP' END,
                settled_at = :now
            FROM repayment
            WHERE repayment.id = attempt.repayment_id
              AND attempt.repayment_id IN (
                  SELECT open.repayment_id
                  FROM auto_debit_attempt open JOIN repayment ended ON ended.id = open.repayment_id
                  WHERE open.outcome IS NULL AND ended.status <> 'PENDING'
                  ORDER BY open.repayment_id
                  LIMIT :size
                  FOR UPDATE OF open SKIP LOCKED)
            RETURNING attempt.loan_id, attempt.number, attempt.outcome, repayment.reason
            """;

    enum Outcome {
        COLLECTED,
        /** Asked for again on the next day. */
        FAILED,
        /** Not asked for again before something else is due. */
        GIVEN_UP,
        /** For another reason than that there was not enough. Asked for again on the next day. */
        CALLED_OFF,
        /** A payment was under way that paid it. */
        COVERED
    }

    record Ended(
            long loanId,
            int number,
            Outcome outcome,
            @Nullable String reason) {}

    private final JdbcClient database;
    private final AutoDebitSettings settings;
    private final Clock clock;

    Attempts(JdbcClient database, AutoDebitSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    void add(LocalDate day, Due due, long repaymentId) {
        insert(day, due)
                .param("repayment", repaymentId)
                .param("outcome", null)
                .param("settled", null)
                .update();
    }

    void addCovered(LocalDate day, Due due) {
        insert(day, due)
                .param("repayment", null)
                .param("outcome", Outcome.COVERED.name())
                .param("settled", now())
                .update();
    }

    private JdbcClient.StatementSpec insert(LocalDate day, Due due) {
        return database.sql(ADD)
                .param("loan", due.loan().value())
                .param("day", day)
                .param("since", due.since())
                .param("number", due.attempt());
    }

    /** Those not settled yet. */
    int underWay() {
        return database.sql("SELECT count(*) FROM auto_debit_attempt WHERE outcome IS NULL")
                .query(Integer.class)
                .single();
    }

    /** Writes down what came of some attempts, each once, whoever asks. */
    List<Ended> settle() {
        return database.sql(SETTLE)
                .param("noMoney", DuePayments.NO_MONEY)
                .param("attemptsMax", settings.attemptsMax())
                .param("size", settings.underWayMax())
                .param("now", now())
                .query(Attempts::ended)
                .list();
    }

    private static Ended ended(ResultSet row, int number) throws SQLException {
        return new Ended(
                row.getLong("loan_id"),
                row.getInt("number"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
