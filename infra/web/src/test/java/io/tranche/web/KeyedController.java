package io.tranche.web;

import io.tranche.contracts.Money;
import io.tranche.web.idempotency.IdempotencyKey;
import io.tranche.web.idempotency.IdempotencyKeys;
import io.tranche.web.idempotency.KeyedRequest;
import io.tranche.web.json.Amount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class KeyedController {

    private final IdempotencyKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AtomicInteger timesDone;

    KeyedController(IdempotencyKeys keys, JdbcClient jdbc, TransactionTemplate transaction, AtomicInteger timesDone) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.timesDone = timesDone;
    }

    @PostMapping("/keyed")
    Done act(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String header,
            @Valid @RequestBody Task task) {
        return transaction.execute(status -> IdempotencyKey.of(header, task.idempotencyKey())
                .map(key -> keys.once(
                        new KeyedRequest(caller, "test.act", key, task.withoutKey()),
                        Done.class,
                        () -> act(caller, task)))
                .orElseGet(() -> act(caller, task)));
    }

    private Done act(Caller caller, Task task) {
        jdbc.sql("INSERT INTO done (caller_id) VALUES (?)")
                .param(caller.userId())
                .update();
        if (Boolean.TRUE.equals(task.fails())) {
            throw new Refusal(HttpStatus.CONFLICT, "task_failed", "It did not work");
        }
        return new Done(timesDone.incrementAndGet(), task.amount().money());
    }

    record Task(
            @NotNull Amount amount,
            @Nullable Boolean fails,
            @Nullable String idempotencyKey) {
        Task withoutKey() {
            return new Task(amount, fails, null);
        }
    }

    record Done(int number, Money amount) {}
}
