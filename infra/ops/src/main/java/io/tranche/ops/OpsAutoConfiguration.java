package io.tranche.ops;

import io.tranche.messaging.action.Actions;
import io.tranche.messaging.consumers.ConsumerLags;
import io.tranche.messaging.operation.Operations;
import io.tranche.messaging.saga.FailedCompensations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration(
        afterName = {
            "io.tranche.messaging.consumers.ConsumersAutoConfiguration",
            "io.tranche.messaging.operation.OperationAutoConfiguration",
            "io.tranche.messaging.parking.ParkingAutoConfiguration",
            "io.tranche.messaging.redrive.RedriveAutoConfiguration",
            "io.tranche.messaging.replay.ReplayAutoConfiguration",
            "io.tranche.messaging.saga.SagaAutoConfiguration",
            "io.tranche.messaging.trail.TrailAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({Operations.class, ConsumerLags.class})
@Import({
    ActionsController.class,
    ConsumersController.class,
    OperationsController.class,
    ParkedController.class,
    RedrivesController.class,
    ReplaysController.class,
    SagasController.class,
    TrailController.class,
    RefusalAdvice.class
})
class OpsAutoConfiguration implements WebMvcConfigurer {

    private final OpsPath path;

    OpsAutoConfiguration(Environment environment) {
        this.path = OpsPath.of(environment.getRequiredProperty("spring.application.name"));
    }

    @Bean
    StartedOperations startedOperations() {
        return new StartedOperations(path);
    }

    @Bean
    SagaResolutions sagaResolutions(
            ObjectProvider<FailedCompensations> sagas, Actions actions, TransactionTemplate transaction) {
        return new SagaResolutions(sagas.stream().toList(), actions, transaction);
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        paths.addPathPrefix(path.toString(), HandlerTypePredicate.forAnnotation(OpsController.class));
    }
}
