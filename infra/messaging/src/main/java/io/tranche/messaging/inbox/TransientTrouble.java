package io.tranche.messaging.inbox;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** Failures that say nothing about the event: the same event will pass once the trouble is over. They are retried, never parked. */
public final class TransientTrouble {

    /** Classes of SQLSTATE: connection, rejected login, missing database, rollback, resources, intervention, system. */
    private static final Set<String> SQL_STATE_CLASSES = Set.of("08", "28", "3D", "40", "53", "57", "58");

    /** Read-only transaction (a standby that was just promoted, or not yet), lock not available. */
    private static final Set<String> SQL_STATES = Set.of("25006", "55P03");

    /** By the time that is left to the transaction, or by the server's own limit. */
    private static final String STATEMENT_CANCELLED = "57014";

    private static final int CAUSES_MAX = 50;

    private TransientTrouble() {}

    public static boolean isBehind(Throwable failure) {
        return hasCause(failure, TransientTrouble::isTransient)
                || Thread.currentThread().isInterrupted();
    }

    /** Whether it took longer than it may, which less work at once might not. */
    static boolean isTimeout(Throwable failure) {
        return hasCause(failure, TransientTrouble::hasTimedOut);
    }

    private static boolean hasCause(Throwable failure, Predicate<Throwable> wanted) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (wanted.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean hasTimedOut(Throwable failure) {
        return switch (failure) {
            case TransactionTimedOutException _ -> true;
            case SQLException sql -> STATEMENT_CANCELLED.equals(sql.getSQLState());
            default -> false;
        };
    }

    private static boolean isTransient(Throwable failure) {
        return switch (failure) {
            case TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    TransactionTimedOutException _,
                    SQLTransientException _,
                    SQLRecoverableException _,
                    InterruptedException _,
                    IOException _ -> true;
            case SQLException sql -> isTransientState(sql.getSQLState());
            case TransactionSystemException transaction -> hasFailedToRollBack(transaction);
            default -> false;
        };
    }

    /** Then the connection is gone, and with it the transaction; the failure that the rollback was for hides behind. */
    private static boolean hasFailedToRollBack(TransactionSystemException transaction) {
        return transaction.getApplicationException() != null;
    }

    /** Without a state it does not come from the server, but from the pool, about a connection that is closed. */
    private static boolean isTransientState(@Nullable String state) {
        return state == null
                || state.length() != 5
                || SQL_STATES.contains(state)
                || SQL_STATE_CLASSES.contains(state.substring(0, 2));
    }
}
