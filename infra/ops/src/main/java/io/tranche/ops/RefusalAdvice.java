package io.tranche.ops;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.web.Refusal;
import io.tranche.web.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What {@code infra/messaging} refuses, as problem documents. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ActionRefused refused) {
        Refusal refusal = translated(refused);
        return ResponseEntity.status(refusal.status()).body(Problems.of(refusal));
    }

    private static Refusal translated(ActionRefused refused) {
        String why = String.valueOf(refused.getMessage());
        return switch (refused.kind()) {
            case INVALID -> new Refusal(HttpStatus.BAD_REQUEST, Refusal.INVALID_REQUEST, why);
            case NOT_FOUND -> new Refusal(HttpStatus.NOT_FOUND, "not_found", why);
            case CONFLICT -> new Refusal(HttpStatus.CONFLICT, "conflict", why);
            case TOO_MANY -> new Refusal(HttpStatus.CONFLICT, "too_many_selected", why);
        };
    }
}
