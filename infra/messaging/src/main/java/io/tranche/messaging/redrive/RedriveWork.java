package io.tranche.messaging.redrive;

import io.tranche.messaging.operation.Ending;
import io.tranche.messaging.operation.OperationRun;
import io.tranche.messaging.operation.OperationWork;
import io.tranche.messaging.operation.Progress;
import io.tranche.messaging.parking.ParkedDelivery;
import io.tranche.messaging.parking.ParkedQueue;
import java.util.Optional;

/** A redrive as an operation. */
final class RedriveWork implements OperationWork {

    static final String KIND = "redrive";

    private final ParkedQueue queue;
    private final RedriveStep step;

    RedriveWork(ParkedQueue queue, RedriveStep step) {
        this.queue = queue;
        this.step = step;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ending run(OperationRun run) {
        RedriveRequest request = run.request(RedriveRequest.class);
        RedrivePosition start =
                run.position(RedrivePosition.class).orElseGet(() -> new RedrivePosition(0, queue.lastId(), null));
        Redriver redriver = new Redriver(run, request, new Pace(request.perSecond()));
        new Course(queue, request.selection(), redriver, start).run();
        return redriver.ending();
    }

    private final class Redriver implements Course.Traveller {

        private final OperationRun run;
        private final RedriveRequest request;
        private final Pace pace;
        private int failures;

        Redriver(OperationRun run, RedriveRequest request, Pace pace) {
            this.run = run;
            this.request = request;
            this.pace = pace;
        }

        @Override
        public boolean redrive(ParkedDelivery event, RedrivePosition at) {
            pace.await(run::mustStop);
            Optional<RedriveResult> result = step.redrive(run, event, at);
            if (result.filter(RedriveResult.FAILED::equals).isPresent()) {
                failures++;
            }
            return result.filter(RedriveResult::isOutOfTheWay).isPresent();
        }

        @Override
        public void reached(RedrivePosition at) {
            run.save(Progress.at(at));
        }

        @Override
        public boolean mustEnd() {
            return run.mustStop() || hasFailedTooOften();
        }

        private boolean hasFailedTooOften() {
            return failures >= request.failuresMax();
        }

        private Ending ending() {
            if (hasFailedTooOften()) {
                return Ending.stopped("%d events failed".formatted(failures));
            }
            return run.mustStop() ? Ending.stopped() : Ending.done();
        }
    }
}
