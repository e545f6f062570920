package io.tranche.web.idempotency;

import io.tranche.web.Refusal;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers answers by key. Works inside the transaction of the business change, so key, change and answer exist together or not
 * at all: a request that was refused or failed leaves no key and may be sent again. A duplicate that comes while the first is
 * still running waits for it at the unique index.
 */
public final class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final Fingerprint fingerprint;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.fingerprint = new Fingerprint(mapper);
        this.clock = clock;
    }

    /**
     * The answer of {@code act}, which is called unless the request came before.
     *
     * @throws Refusal 422 {@code idempotency_key_reused} if the key came before with other content
     * @throws IllegalTransactionStateException outside a transaction
     */
    public <T> T once(KeyedRequest request, Class<T> answerType, Supplier<T> act) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(
                    "an idempotency key is claimed in the transaction of the change");
        }
        byte[] content = fingerprint.of(request.content());
        if (!claim(request, content)) {
            return mapper.readValue(answerBefore(request, content), answerType);
        }
        T answer = act.get();
        remember(request, mapper.writeValueAsString(answer));
        return answer;
    }

    private boolean claim(KeyedRequest request, byte[] content) {
        return jdbc.sql("""
                        INSERT INTO idempotency_key (caller_id, operation, key, fingerprint, created_at)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .params(
                                request.caller().userId(),
                                request.operation(),
                                request.key().value(),
                                content,
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private String answerBefore(KeyedRequest request, byte[] content) {
        Answered answered = jdbc.sql("""
                        SELECT fingerprint, answer
                          FROM idempotency_key
                         WHERE caller_id = ? AND operation = ? AND key = ?
                        """)
                .params(
                        request.caller().userId(),
                        request.operation(),
                        request.key().value())
                .query((row, number) -> new Answered(row.getBytes("fingerprint"), row.getString("answer")))
                .single();
        if (!MessageDigest.isEqual(answered.fingerprint(), content)) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency_key_reused",
                    "This idempotency key was used for a different request");
        }
        return answered.answer();
    }

    private void remember(KeyedRequest request, String answer) {
        jdbc.sql("UPDATE idempotency_key SET answer = ? WHERE caller_id = ? AND operation = ? AND key = ?")
                .params(
                        answer,
                        request.caller().userId(),
                        request.operation(),
                        request.key().value())
                .update();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
    private record Answered(byte[] fingerprint, String answer) {}
}
