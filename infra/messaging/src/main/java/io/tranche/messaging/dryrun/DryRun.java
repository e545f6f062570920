package io.tranche.messaging.dryrun;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.inbox.TransientTrouble;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that is always rolled back. While it lasts it holds the locks of whatever it tries, and live traffic waits for them:
 * so it ends after some seconds with what it has, and gives up rather than wait long itself.
 */
public final class DryRun {

    /** Most events of one dry run. */
    public static final int EVENTS_MAX = 500;

    private static final String WAIT_SHORTLY = "SET LOCAL lock_timeout = '2s'";

    private final JdbcClient jdbc;
    private final RowChanges rowChanges;
    private final TimeLimit time;
    private final TransactionTemplate whole;
    private final TransactionTemplate single;

    DryRun(JdbcClient jdbc, RowChanges rowChanges, PlatformTransactionManager transactions, TimeLimit time) {
        this.jdbc = jdbc;
        this.rowChanges = rowChanges;
        this.time = time;
        whole = new TransactionTemplate(transactions);
        whole.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        whole.setTimeout(time.transactionSeconds());
        single = new TransactionTemplate(transactions);
        single.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * @param work asks before each event whether the time is up, and then ends with what it has
     * @throws ActionRefused if what it needs is locked by others for too long, or a single event takes too long
     */
    public <T> T rolledBack(Function<BooleanSupplier, T> work) {
        try {
            return Objects.requireNonNull(whole.execute(status -> {
                status.setRollbackOnly();
                jdbc.sql(WAIT_SHORTLY).update();
                return work.apply(time.begin());
            }));
        } catch (RuntimeException failure) {
            if (TransientTrouble.isBehind(failure)) {
                throw ActionRefused.conflict(
                        "The dry run had to wait too long and was given up: " + failure.getMessage());
            }
            throw failure;
        }
    }

    /**
     * One event within {@link #rolledBack}. What it changed stays for the events after it; what failed is undone.
     */
    public Trial attempt(Runnable apply) {
        try {
            List<RowChange> changes = Objects.requireNonNull(single.execute(status -> rowChanges.during(apply)));
            return new Trial(changes, null);
        } catch (RuntimeException failure) {
            if (TransientTrouble.isBehind(failure)) {
                throw failure;
            }
            return new Trial(List.of(), failure);
        }
    }
}
