package io.tranche.loan;

import io.tranche.messaging.saga.FailedCompensations;
import io.tranche.messaging.saga.ListedSaga;
import io.tranche.messaging.saga.SagaState;
import io.tranche.messaging.saga.Sagas;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Sagas that failed, as those on call see and resolve them. */
abstract class FailedCompensationTestCase extends LoanServiceTestCase {

    private static final int MANY = 1_000;
    static final String REASON = "The borrower is bankrupt";

    private Sagas sagas;
    private List<FailedCompensations> kinds;
    private TransactionTemplate transaction;

    @BeforeEach
    void prepare(
            @Autowired Sagas allSagas,
            @Autowired List<FailedCompensations> allKinds,
            @Autowired TransactionTemplate template) {
        sagas = allSagas;
        kinds = allKinds;
        transaction = template;
    }

    final boolean retry(String saga, long id) {
        return resolve(saga, kind -> kind.retry(id));
    }

    final boolean force(String saga, long id) {
        return resolve(saga, kind -> kind.force(id, REASON));
    }

    private boolean resolve(String saga, Predicate<FailedCompensations> how) {
        FailedCompensations named = kinds.stream()
                .filter(kind -> kind.saga().equals(saga))
                .findFirst()
                .orElseThrow();
        return Boolean.TRUE.equals(transaction.execute(status -> how.test(named)));
    }

    final Optional<ListedSaga> failed(String saga, long id) {
        return sagas.list(new Sagas.Filter(saga, SagaState.FAILED), MANY).stream()
                .filter(listed -> listed.saga().id() == id)
                .findFirst();
    }
}
