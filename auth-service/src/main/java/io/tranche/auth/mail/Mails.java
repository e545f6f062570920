package io.tranche.auth.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of mails. */
@Component
class Mails {

    private static final String ADD = """
            INSERT INTO mail (id, user_id, subject, body, created_at, next_attempt_at)
            SELECT made.*, :now, :now
              FROM unnest(:ids::uuid[], :users::bigint[], :subjects::text[], :bodies::text[]) made (id, user_id, subject, body)
              JOIN users ON users.id = made.user_id
            ON CONFLICT DO NOTHING
            """;
    private static final String CLAIM = """
            UPDATE mail
               SET next_attempt_at = :until
             WHERE id IN (SELECT id FROM mail
                           WHERE sent_at IS NULL AND next_attempt_at <= :now AND created_at > :stale
                           ORDER BY next_attempt_at
                           LIMIT :max
                             FOR UPDATE SKIP LOCKED)
            RETURNING id, user_id, subject, body
            """;
    private static final String UNSENT = """
            UPDATE mail
               SET attempts = attempts + 1,
                   next_attempt_at = CASE WHEN attempts + 1 < :attemptsMax
                                          THEN :now + make_interval(secs => least(:pauseFirst * power(2, attempts), :pauseMax)) END
             WHERE id = ANY (:ids::uuid[]) AND sent_at IS NULL
            """;
    private static final String REFUSED = """
            UPDATE mail SET attempts = attempts + 1, next_attempt_at = NULL WHERE id = ANY (:ids::uuid[]) AND sent_at IS NULL
            """;
    private static final String COUNT = """
            SELECT count(next_attempt_at) AS waiting, count(*) - count(next_attempt_at) AS given_up,
                   min(created_at) FILTER (WHERE next_attempt_at IS NOT NULL) AS oldest
              FROM mail
             WHERE sent_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final Clock clock;

    Mails(JdbcClient jdbc, MailSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many wait, how many will not be tried any more, and since when the oldest waits. */
    record Unsent(long waiting, long givenUp, Duration oldestAge) {}

    /** Leaves out those to users that there are not; returns how many were added. */
    int add(List<Mail> mails) {
        return jdbc.sql(ADD)
                .param("ids", column(mails, mail -> mail.id().toString()))
                .param("users", mails.stream().map(Mail::userId).toArray(Long[]::new))
                .param("subjects", column(mails, Mail::subject))
                .param("bodies", column(mails, Mail::body))
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Takes the next mails to send, so that nobody else does for a while. Whoever dies meanwhile leaves them to be sent after it. */
    List<Mail> claim(Instant now) {
        return jdbc.sql(CLAIM)
                .param("now", utc(now))
                .param("until", utc(now.plus(settings.claimedFor())))
                .param("stale", utc(now.minus(settings.staleAfter())))
                .param("max", settings.batchSizeMax())
                .query((row, number) -> new Mail(
                        row.getObject("id", UUID.class),
                        row.getLong("user_id"),
                        row.getString("subject"),
                        row.getString("body")))
                .list();
    }

    void sent(Collection<Mail> mails, Instant now) {
        update("UPDATE mail SET sent_at = :now, next_attempt_at = NULL WHERE id = ANY (:ids::uuid[])", mails)
                .param("now", utc(now))
                .update();
    }

    /** Tries them again later, a limited number of times. */
    void unsent(Collection<Mail> mails, Instant now) {
        update(UNSENT, mails)
                .param("now", utc(now))
                .param("attemptsMax", settings.attemptsMax())
                .param("pauseFirst", settings.retryPauseFirst().toSeconds())
                .param("pauseMax", settings.retryPauseMax().toSeconds())
                .update();
    }

    /** Tries them no more. */
    void refused(Collection<Mail> mails) {
        update(REFUSED, mails).update();
    }

    /** What they say is no longer so. Returns how many there were. */
    int giveUpStale(Instant now) {
        return jdbc.sql("""
                        UPDATE mail
                           SET next_attempt_at = NULL
                         WHERE id IN (SELECT id FROM mail
                                       WHERE sent_at IS NULL AND next_attempt_at <= :now AND created_at <= :stale
                                       LIMIT :max
                                         FOR UPDATE SKIP LOCKED)
                        """)
                .param("now", utc(now))
                .param("stale", utc(now.minus(settings.staleAfter())))
                .param("max", settings.deleteBatchMax())
                .update();
    }

    private JdbcClient.StatementSpec update(String sql, Collection<Mail> mails) {
        return jdbc.sql(sql).param("ids", column(mails, mail -> mail.id().toString()));
    }

    Unsent unsent() {
        return jdbc.sql(COUNT).query((row, number) -> unsent(row)).single();
    }

    int deleteOld() {
        return jdbc.sql("""
                        DELETE FROM mail
                         WHERE id IN (SELECT id FROM mail WHERE created_at < ? ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        """)
                .params(utc(clock.instant().minus(settings.keepFor())), settings.deleteBatchMax())
                .update();
    }

    private Unsent unsent(ResultSet row) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), clock.instant());
        return new Unsent(row.getLong("waiting"), row.getLong("given_up"), age);
    }

    private static String[] column(Collection<Mail> mails, Function<Mail, String> value) {
        return mails.stream().map(value).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
