package io.tranche.loan.borrower;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All scores that were ever recorded; a borrower's latest counts. */
@Component
public final class CreditScores {

    private final JdbcClient database;

    CreditScores(JdbcClient database) {
        this.database = database;
    }

    public Optional<CreditScore> find(long userId) {
        return database.sql("SELECT * FROM credit_score WHERE user_id = ? ORDER BY id DESC LIMIT 1")
                .param(userId)
                .query(CreditScores::score)
                .optional();
    }

    void record(CreditScore score) {
        database.sql("""
                        INSERT INTO credit_score (user_id, score, recorded_at, recorded_by, reason)
                        VALUES (:user, :score, :at, :by, :reason)
                        """)
                .param("user", score.userId())
                .param("score", score.score())
                .param("at", score.recordedAt().atOffset(ZoneOffset.UTC))
                .param("by", score.recordedBy())
                .param("reason", score.reason())
                .update();
    }

    private static CreditScore score(ResultSet row, int number) throws SQLException {
        return new CreditScore(
                row.getLong("user_id"),
                row.getInt("score"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getLong("recorded_by"),
                row.getString("reason"));
    }
}
