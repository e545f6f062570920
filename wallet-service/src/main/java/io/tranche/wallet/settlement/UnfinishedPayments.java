package io.tranche.wallet.settlement;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finishes payments whose request died on the way, or whose outcome the provider did not know yet. */
@Component
class UnfinishedPayments {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedPayments.class);

    private final TopUps topUps;
    private final Withdrawals withdrawals;
    private final Payments payments;
    private final SettlementSettings settings;
    private final Clock clock;

    UnfinishedPayments(
            TopUps topUps, Withdrawals withdrawals, Payments payments, SettlementSettings settings, Clock clock) {
        this.topUps = topUps;
        this.withdrawals = withdrawals;
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${tranche.wallet.settlement.unfinished-interval:15s}")
    void finish() {
        Instant since = clock.instant().minus(settings.unfinishedAfter());
        topUps.claimUnfinished(since, settings.unfinishedPerRunMax())
                .forEach(topUp -> finish("top-up", topUp, payments::finishTopUp));
        withdrawals
                .claimUnfinished(since, settings.unfinishedPerRunMax())
                .forEach(withdrawal -> finish("withdrawal", withdrawal, payments::finishWithdrawal));
    }

    /** One payment that fails must not keep the others waiting; it stays pending and a later run claims it again. */
    private static void finish(String kind, Settlement payment, Consumer<Settlement> finishing) {
        try {
            finishing.accept(payment);
        } catch (RuntimeException failure) {
            LOG.error("Could not finish {} {} and leaves it to a later run", kind, payment.id(), failure);
        }
    }
}
