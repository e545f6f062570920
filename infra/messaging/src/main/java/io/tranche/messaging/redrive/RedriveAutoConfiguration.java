package io.tranche.messaging.redrive;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.messaging.dryrun.DryRun;
import io.tranche.messaging.dryrun.RowChanges;
import io.tranche.messaging.inbox.EventHandlers;
import io.tranche.messaging.operation.Operations;
import io.tranche.messaging.parking.ParkedQueue;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(afterName = "io.tranche.messaging.inbox.InboxAutoConfiguration")
@ConditionalOnBean(EventHandlers.class)
class RedriveAutoConfiguration {

    @Bean
    RedriveStep.Parts redriveParts(ParkedQueue queue, EventHandlers handlers, RowChanges rowChanges, Clock clock) {
        return new RedriveStep.Parts(queue, handlers, rowChanges, clock);
    }

    @Bean
    RedriveWork redriveWork(RedriveStep.Parts parts, MeterRegistry registry) {
        return new RedriveWork(parts.queue(), new RedriveStep(parts, new RedriveMeters(registry)));
    }

    @Bean
    Redrives redrives(Operations operations, RedriveStep.Parts parts, DryRun dryRun) {
        return new Redrives(operations, new RedrivePreview(parts, dryRun));
    }
}
