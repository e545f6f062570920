package io.tranche.ledger;

import io.tranche.testing.PlatformTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The ledger on real Postgres and Kafka, reconciling so often that tests need not wait. All its tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PlatformTest(
        value = {LedgerServiceApplication.class, Delivery.class},
        properties = {
            "tranche.ledger.reconciliation.interval=200ms",
            "tranche.ledger.reconciliation.grace=1s",
            "tranche.ledger.proof.walk-interval=200ms"
        })
public @interface LedgerTest {}
