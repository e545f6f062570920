package io.tranche.ops;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Actions;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.saga.FailedCompensations;
import io.tranche.messaging.saga.SagaRef;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody on call does about a compensation that failed, together with its line in the audit trail. */
final class SagaResolutions {

    private final List<FailedCompensations> sagas;
    private final Actions actions;
    private final TransactionTemplate transaction;

    SagaResolutions(List<FailedCompensations> sagas, Actions actions, TransactionTemplate transaction) {
        this.sagas = List.copyOf(sagas);
        this.actions = actions;
        this.transaction = transaction;
    }

    void retry(SagaRef saga, Requester requester) {
        resolve(saga, requester, new Way("saga.retry", "asked again"), some -> some.retry(saga.id()));
    }

    void force(SagaRef saga, Requester requester) {
        resolve(
                saga,
                requester,
                new Way("saga.force", "ended without compensation"),
                some -> some.force(saga.id(), requester.reason()));
    }

    private record Way(String action, String result) {}

    private void resolve(SagaRef saga, Requester requester, Way way, Predicate<FailedCompensations> act) {
        FailedCompensations kind = sagas.stream()
                .filter(some -> some.saga().equals(saga.name()))
                .findFirst()
                .orElseThrow(() -> ActionRefused.notFound("There is no saga called " + saga.name()));
        transaction.executeWithoutResult(status -> {
            if (!act.test(kind)) {
                throw ActionRefused.conflict(
                        "The compensation of %s %d has not failed".formatted(saga.name(), saga.id()));
            }
            actions.record(requester, way.action(), saga.name() + ":" + saga.id(), way.result());
        });
    }
}
