package io.tranche.web.problem;

import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Turns whatever a controller throws into a problem document. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        HttpHeaders headers = new HttpHeaders();
        refusal.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        refusal.location().ifPresent(headers::setLocation);
        return ResponseEntity.status(refusal.status()).headers(headers).body(Problems.of(refusal));
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException e) {
        return answer(Problems.of(HttpStatus.FORBIDDEN, "You may not do this"));
    }

    /** The database is away, too busy or chose this transaction to end a deadlock: the caller may try again. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Object> databaseUnavailable(RuntimeException e, WebRequest request) {
        log.warn("{} failed for want of the database", request.getDescription(false), e);
        ProblemDetail problem = Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "Please try again in a moment");
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> bug(Exception e, WebRequest request) {
        log.error("{} failed", request.getDescription(false), e);
        return answer(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(e.getBindingResult().getAllErrors().stream()
                .map(InvalidInput::of)
                .toList());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(e.getParameterValidationResults().stream()
                .flatMap(InvalidInput::of)
                .toList());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return switch (e.getCause()) {
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() -> invalid(InvalidInput.of(mismatch));
            case StreamConstraintsException tooMuch ->
                answer(Problems.of(HttpStatus.CONTENT_TOO_LARGE, "The request body is too large or too deep"));
            case null, default -> answer(Problems.of(HttpStatus.BAD_REQUEST, "The request body cannot be read"));
        };
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "";
        return invalid(List.of(new InvalidField(InvalidInput.wireName(name), "has the wrong type")));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(List.of(new InvalidField(e.getParameterName(), "is missing")));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return e instanceof MissingRequestValueException
                ? answer(Problems.of(
                        HttpStatus.BAD_REQUEST, String.valueOf(e.getBody().getDetail())))
                : super.handleServletRequestBindingException(e, headers, status, request);
    }

    /** What Spring itself refuses has a readable detail already, but no code. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError() && status.value() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
            log.error("{} failed with {}", request.getDescription(false), status);
        }
        String detail = body instanceof ProblemDetail problem ? problem.getDetail() : null;
        return ResponseEntity.status(status)
                .headers(headers)
                .body(Problems.of(status, detail == null ? "The request cannot be served" : detail));
    }

    private static ResponseEntity<Object> invalid(List<InvalidField> errors) {
        return answer(Problems.invalid(errors));
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
