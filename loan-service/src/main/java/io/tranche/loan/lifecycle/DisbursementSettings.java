package io.tranche.loan.lifecycle;

import io.tranche.messaging.saga.Patience;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param patience how long wallet-service may take to pay out, or to fetch back */
@ConfigurationProperties("tranche.saga.disbursement")
record DisbursementSettings(@DefaultValue Patience patience) {}
