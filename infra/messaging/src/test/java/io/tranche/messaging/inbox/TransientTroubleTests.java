package io.tranche.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;

class TransientTroubleTests {

    static Stream<Throwable> whatPasses() {
        return Stream.of(
                new CannotAcquireLockException("lock timeout"),
                new QueryTimeoutException("statement timeout"),
                new DataAccessResourceFailureException("connection refused"),
                new CannotCreateTransactionException("pool empty", new SQLTransientConnectionException()),
                new TransactionTimedOutException("deadline"),
                new TransactionSystemException("commit failed", new SQLException("connection lost", "08006")),
                new TransactionSystemException("commit failed", new SQLException("Connection is closed")),
                rollbackFailed(),
                new IllegalStateException(new IllegalStateException(new EOFException())),
                new IllegalStateException(new SocketTimeoutException()));
    }

    static Stream<Throwable> whatStays() {
        return Stream.of(
                new IllegalArgumentException("no such account"),
                new NullPointerException(),
                new DuplicateKeyException("twice"),
                new DataIntegrityViolationException("negative balance"),
                new TransactionSystemException("deferred constraint", new SQLException("unbalanced", "23514")),
                new UnexpectedRollbackException("marked rollback-only"));
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void recognizesWhatPassesByItself(Throwable failure) {
        assertThat(TransientTrouble.isBehind(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("whatStays")
    void leavesWhatTheEventItselfBringsAbout(Throwable failure) {
        assertThat(TransientTrouble.isBehind(failure)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57P03", "57014", "25006", "58030"})
    void recognizesTheStateOfADatabaseInTrouble(String state) {
        assertThat(TransientTrouble.isBehind(sql(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "22003", "22P02", "42P01", "42501", "P0001", "0A000", "55000"})
    void leavesTheStateOfAStatementInTrouble(String state) {
        assertThat(TransientTrouble.isBehind(sql(state))).isFalse();
    }

    @Test
    void tellsWhatTookTooLongFromOtherTrouble() {
        assertThat(TransientTrouble.isTimeout(new TransactionTimedOutException("deadline")))
                .isTrue();
        assertThat(TransientTrouble.isTimeout(sql("57014"))).isTrue();
        assertThat(TransientTrouble.isTimeout(sql("57P01"))).isFalse();
        assertThat(TransientTrouble.isTimeout(new CannotAcquireLockException("lock timeout")))
                .isFalse();
    }

    private static Throwable rollbackFailed() {
        TransactionSystemException failure =
                new TransactionSystemException("rollback failed", new IllegalStateException());
        failure.initApplicationException(new DataIntegrityViolationException("whatever it was"));
        return failure;
    }

    private static Throwable sql(String state) {
        return new UncategorizedSQLException("task", "sql", new SQLException("reason", state));
    }
}
