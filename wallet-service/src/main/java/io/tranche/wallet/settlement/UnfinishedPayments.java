package io.tranche.wallet.settlement;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finishes payments whose request died on the way, or whose outcome the provider did not know yet. */
@Component
class UnfinishedPayments {

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
        topUps.claimUnfinished(since, settings.unfinishedPerRunMax()).forEach(payments::finishTopUp);
        withdrawals.claimUnfinished(since, settings.unfinishedPerRunMax()).forEach(payments::finishWithdrawal);
    }
}
