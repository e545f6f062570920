package io.tranche.wallet;

import io.tranche.testing.PlatformTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** wallet-service as it runs, once for all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@PlatformTest(
        value = WalletServiceApplication.class,
        properties = {
            "tranche.wallet.funding.queue.loans-per-look-max=3",
            "tranche.wallet.funding.queue.loans-per-transaction-max=2"
        })
public @interface WalletTest {}
