package io.tranche.auth.mail;

import io.tranche.auth.mail.Dispatch.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the mails that wait, at least once: who dies between sending one and marking it as sent leaves it to be sent again. */
@Component
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final Mails mails;
    private final Dispatch dispatch;
    private final MailMetrics metrics;
    private final MailSettings settings;
    private final Clock clock;

    MailDelivery(Mails mails, Dispatch dispatch, MailMetrics metrics, MailSettings settings, Clock clock) {
        this.mails = mails;
        this.dispatch = dispatch;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
        if (!settings.on()) {
            LOG.warn("There is no SMTP server (TRANCHE_SMTP_HOST): no mails are made of reminders");
        }
    }

    @Scheduled(fixedDelayString = "${tranche.auth.mail.send-interval:5s}")
    void deliver() {
        try {
            if (settings.on()) {
                deliverBatches();
            }
        } finally {
            metrics.measure();
        }
    }

    @Scheduled(fixedDelayString = "${tranche.auth.mail.delete-interval:1h}")
    void deleteOld() {
        int deleted = mails.deleteOld();
        LOG.debug("Deleted {} old mails", deleted);
    }

    private void deliverBatches() {
        int stale = mails.giveUpStale(clock.instant());
        if (stale > 0) {
            LOG.warn("{} mails have waited for so long that they are given up", stale);
        }
        boolean more = true;
        for (int batch = 0; more && batch < settings.batchesMax(); batch++) {
            more = !Thread.currentThread().isInterrupted() && deliverBatch();
        }
    }

    /** Whether more may wait, and the server takes them. */
    private boolean deliverBatch() {
        List<Mail> claimed = mails.claim(clock.instant());
        if (claimed.isEmpty()) {
            return false;
        }
        Outcome outcome = send(claimed);
        Instant now = clock.instant();
        mails.sent(outcome.sent(), now);
        mails.refused(outcome.refused());
        mails.unsent(outcome.unsent(), now);
        metrics.tried(claimed.size(), outcome.sent().size());
        return claimed.size() == settings.batchSizeMax() && outcome.unsent().size() < claimed.size();
    }

    private Outcome send(List<Mail> claimed) {
        try {
            return dispatch.send(claimed);
        } catch (RuntimeException failure) {
            mails.unsent(claimed, clock.instant());
            throw failure;
        }
    }
}
