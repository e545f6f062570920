package io.tranche.loan.repayment;

import io.tranche.messaging.saga.Patience;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param patience how long wallet-service may take to collect, or to give back */
@ConfigurationProperties("tranche.saga.repayment")
record RepaymentSettings(@DefaultValue Patience patience) {}
