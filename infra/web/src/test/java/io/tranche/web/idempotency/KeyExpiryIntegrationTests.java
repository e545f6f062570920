package io.tranche.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.testing.TestPlatform;
import io.tranche.web.Caller;
import io.tranche.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.IllegalTransactionStateException;
import tools.jackson.databind.json.JsonMapper;

class KeyExpiryIntegrationTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final JdbcClient jdbc = JdbcClient.create(TestPlatform.dataSource("loan_service"));

    @BeforeEach
    void createTable() {
        DataSource owner = TestPlatform.dataSource("loan_owner");
        JdbcClient.create(owner).sql("DROP TABLE IF EXISTS idempotency_key").update();
        new ResourceDatabasePopulator(new ClassPathResource("db/starters/V201__idempotency_keys.sql")).execute(owner);
    }

    @Test
    void forgetsOnlyWhatIsPastItsRetention() {
        insert(25, NOW.minus(Duration.ofDays(8)));
        insert(3, NOW.minus(Duration.ofDays(6)));
        new KeyExpiry(jdbc, new IdempotencySettings(Duration.ofDays(7), 10, 100), CLOCK).expire();
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void deletesNoMoreThanItsBoundInOneRun() {
        insert(25, NOW.minus(Duration.ofDays(8)));
        new KeyExpiry(jdbc, new IdempotencySettings(Duration.ofDays(7), 10, 2), CLOCK).expire();
        assertThat(count()).isEqualTo(5);
    }

    @Test
    void insistsOnTheTransactionOfTheChange() {
        IdempotencyKeys keys = new IdempotencyKeys(jdbc, JsonMapper.shared(), CLOCK);
        KeyedRequest request = new KeyedRequest(new Caller(1, Role.USER), "test", new IdempotencyKey("k"), "content");
        assertThatThrownBy(() -> keys.once(request, String.class, () -> "done"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private void insert(int rows, Instant createdAt) {
        jdbc.sql("""
                        INSERT INTO idempotency_key (caller_id, operation, key, fingerprint, answer, created_at)
                        SELECT n, 'test', ?, sha256('x'), '{}', ? FROM generate_series(1, ?) n
                        """)
                .params(createdAt.toString(), createdAt.atOffset(ZoneOffset.UTC), rows)
                .update();
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM idempotency_key")
                .query(Long.class)
                .single();
    }
}
