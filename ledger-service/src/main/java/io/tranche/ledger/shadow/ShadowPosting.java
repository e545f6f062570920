package io.tranche.ledger.shadow;

import io.tranche.contracts.EventCatalog;
import io.tranche.ledger.posting.EventPosting;
import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.operation.OperationLost;
import io.tranche.messaging.operation.OperationResult;
import io.tranche.messaging.operation.OperationRun;
import io.tranche.messaging.operation.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Posts into the shadow what the live consumer posts into the journal, by the same code: only the search path is another. */
@Component
final class ShadowPosting {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowPosting.class);

    private final EventPosting posting;
    private final Shadows shadows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ShadowPosting(EventPosting posting, Shadows shadows, JdbcClient jdbc, TransactionTemplate transaction) {
        this.posting = posting;
        this.shadows = shadows;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The batch and that it is done, in one transaction. An event that cannot be posted is refused, as the live journal parks it. */
    void post(OperationRun run, Batch batch) {
        try {
            transaction.executeWithoutResult(status -> {
                int entries = postNow(run, batch.events());
                run.save(progress(batch, entries, List.of()));
            });
        } catch (RuntimeException failure) {
            if (passes(failure)) {
                throw failure;
            }
            LOG.warn(
                    "The shadow could not take {} events at once and goes on one by one",
                    batch.events().size(),
                    failure);
            postOneByOne(run, batch);
        }
    }

    /** What is posted stays if this is interrupted; posted again, it changes nothing. */
    private void postOneByOne(OperationRun run, Batch batch) {
        int entries = 0;
        List<OperationResult> refused = new ArrayList<>();
        for (ReceivedEvent event : batch.events()) {
            try {
                entries += Objects.requireNonNull(transaction.execute(status -> postNow(run, List.of(event))));
            } catch (RuntimeException failure) {
                if (passes(failure)) {
                    throw failure;
                }
                refused.add(refusal(event, failure));
            }
        }
        run.save(progress(batch, entries, refused));
    }

    private int postNow(OperationRun run, List<ReceivedEvent> events) {
        shadows.requireStanding(run.id());
        jdbc.sql("SET LOCAL search_path = ledger_shadow, pg_temp").update();
        int entries = posting.post(events).entries();
        jdbc.sql("SET LOCAL search_path TO DEFAULT").update();
        return entries;
    }

    private static boolean passes(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException
                || failure instanceof ActionRefused
                || failure instanceof OperationLost;
    }

    private static Progress progress(Batch batch, int entries, List<OperationResult> refused) {
        Map<String, Long> added = Map.of(
                "records", batch.records(),
                "events", (long) batch.events().size(),
                "entries", (long) entries,
                "refused", (long) refused.size());
        return new Progress(new Position(batch.next()), added, refused);
    }

    private static OperationResult refusal(ReceivedEvent event, RuntimeException failure) {
        return new OperationResult(
                event.id(),
                EventCatalog.typeOf(event.event().getClass()),
                new OperationResult.Place(
                        event.topic(),
                        event.partition(),
                        event.offset(),
                        event.event().key()),
                "refused",
                failure.toString());
    }
}
