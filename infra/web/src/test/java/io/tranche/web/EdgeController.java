package io.tranche.web;

import io.tranche.contracts.Money;
import io.tranche.web.json.Amount;
import io.tranche.web.request.Keyset;
import io.tranche.web.request.Prefer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EdgeController {

    private static final long ROWS = 120;

    @GetMapping("/open")
    String open() {
        return "open";
    }

    @GetMapping("/me")
    Caller me(Caller caller) {
        return caller;
    }

    @GetMapping("/admin")
    @PreAuthorize("hasRole('ADMIN')")
    String admin() {
        return "admin";
    }

    @GetMapping("/later")
    CompletableFuture<Caller> later(Caller caller) {
        return CompletableFuture.supplyAsync(() -> caller);
    }

    @PostMapping("/payments")
    Paid pay(@Valid @RequestBody Payment payment) {
        return new Paid(payment.amount().money(), payment.interestRate(), payment.kind());
    }

    @GetMapping("/rows")
    ResponseEntity<List<Row>> rows(Keyset keyset, @RequestParam(required = false) @Nullable String status) {
        List<Row> rows = LongStream.iterate(ROWS, id -> id > 0, id -> id - 1)
                .filter(id -> id < keyset.beforeId())
                .limit(keyset.fetchSize())
                .mapToObj(Row::new)
                .toList();
        return keyset.answer(rows, Row::id);
    }

    @GetMapping("/rows/{id}")
    Row row(@PathVariable long id, @RequestParam @Max(9) int maxDepth) {
        return new Row(id + maxDepth);
    }

    @GetMapping("/wait")
    long secondsToWait(Prefer prefer) {
        return prefer.waitMax().toSeconds();
    }

    @GetMapping("/refused")
    String refused() {
        throw new Refusal(HttpStatus.BAD_REQUEST, "insufficient_balance", "Insufficient balance");
    }

    @GetMapping("/crowded")
    String crowded() {
        throw Refusal.tooMany("too_many_payments", "Too many payments at once", Duration.ofSeconds(3));
    }

    @GetMapping("/bug")
    String bug() {
        throw new IllegalStateException("secret detail");
    }

    @GetMapping("/deadlock")
    String deadlock() {
        throw new CannotAcquireLockException("secret detail");
    }

    record Payment(
            @NotNull Long loanId,
            @NotNull Amount amount,
            @NotBlank String payerName,
            @Nullable BigDecimal interestRate,
            @Nullable Kind kind) {}

    record Paid(
            Money newOutstanding,
            @Nullable BigDecimal interestRate,
            @Nullable Kind kind) {}

    record Row(long id) {}

    enum Kind {
        FULL,
        PARTIAL
    }
}
