package io.tranche.messaging.saga;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes whom it asked again and whom it gave up, and fails at broken ones. Its rows of owners are those of the waiting sagas themselves. */
final class PatientSaga implements Saga {

    final List<Long> askedAgain = Collections.synchronizedList(new ArrayList<>());
    final List<Long> givenUp = Collections.synchronizedList(new ArrayList<>());
    final Set<Long> broken = new HashSet<>();
    Patience patience = new Patience(Duration.ofMillis(1), 2);

    private final String name;
    private final JdbcClient database;
    private final SagaTimeline timeline;

    PatientSaga(String name, JdbcClient database, SagaTimeline timeline) {
        this.name = name;
        this.database = database;
        this.timeline = timeline;
    }

    SagaStep waiting(long id) {
        return SagaStep.of(new SagaRef(name, id), name, "ASKED").waitingFor(Duration.ofMillis(1));
    }

    SagaStep ended(long id, String outcome) {
        return SagaStep.of(new SagaRef(name, id), name, outcome);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> steps() {
        return Set.of("ASKED");
    }

    @Override
    public Patience patience(String step) {
        return patience;
    }

    @Override
    public Set<Long> lock(Collection<Long> ids) {
        return new HashSet<>(database.sql("""
                        SELECT saga_id FROM saga_waiting
                        WHERE saga = :saga AND saga_id = ANY (:ids)
                        ORDER BY saga_id
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("saga", name)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> row.getLong("saga_id"))
                .list());
    }

    @Override
    public void askAgain(List<OverdueSaga> overdue) {
        failAtBroken(overdue);
        overdue.forEach(saga -> askedAgain.add(saga.id()));
    }

    @Override
    public void giveUp(List<OverdueSaga> overdue) {
        failAtBroken(overdue);
        overdue.forEach(saga -> givenUp.add(saga.id()));
        timeline.append(
                overdue.stream().map(saga -> ended(saga.id(), "EXPIRED")).toList());
    }

    private void failAtBroken(List<OverdueSaga> overdue) {
        if (overdue.stream().anyMatch(saga -> broken.contains(saga.id()))) {
            throw new IllegalStateException("no such owner");
        }
    }
}
