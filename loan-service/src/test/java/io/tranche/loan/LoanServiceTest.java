package io.tranche.loan;

import io.tranche.testing.PlatformTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** loan-service for a slow machine, the same for all tests so that they share one context. Who wants it to give up is impatient. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@PlatformTest(
        value = LoanServiceApplication.class,
        properties = {
            "spring.profiles.active=test",
            "tranche.day-end.chunk-size=7",
            "tranche.day-end.skipped-max=3",
            "tranche.day-end.default-after-days=1000",
            "tranche.day-end.write-off-after-days=1200",
            "tranche.auto-debit.batch-size=3",
            "tranche.auto-debit.under-way-max=5",
            "tranche.auto-debit.answers-within=2s",
            "tranche.saga.watch-interval=100ms",
            "tranche.web.wait-default=30s",
            "tranche.web.wait-max=30s",
            "spring.kafka.consumer.heartbeat-interval=500ms",
            "tranche.saga.repayment.patience.answer-within=10s",
            "tranche.saga.repayment.patience.ask-max=3",
            "tranche.saga.disbursement.patience.answer-within=10s",
            "tranche.saga.disbursement.patience.ask-max=3"
        })
public @interface LoanServiceTest {}
