package io.tranche.auth.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.auth.mail.Mails.Unsent;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether mails get out. */
@Component
class MailMetrics {

    private final Mails mails;
    private final Counter sent;
    private final Counter failed;
    private volatile Unsent unsent = new Unsent(0, 0, Duration.ZERO);

    MailMetrics(Mails mails, MeterRegistry meters) {
        this.mails = mails;
        this.sent = Counter.builder("mails_sent_total")
                .description("Mails that the SMTP server took")
                .register(meters);
        this.failed = Counter.builder("mail_failures_total")
                .description("Attempts to send a mail that failed")
                .register(meters);
        Gauge.builder("mails_waiting", this, metrics -> metrics.unsent.waiting())
                .description("Mails that are yet to be sent")
                .register(meters);
        Gauge.builder("mails_given_up", this, metrics -> metrics.unsent.givenUp())
                .description(
                        "Mails that failed too often, were refused for good or waited for too long, and are not tried again")
                .register(meters);
        Gauge.builder(
                        "mails_oldest_waiting_age_seconds",
                        this,
                        metrics -> metrics.unsent.oldestAge().toSeconds())
                .description("Since the oldest mail that waits was made; 0 without any")
                .register(meters);
    }

    void tried(int attempts, int successes) {
        sent.increment(successes);
        failed.increment(attempts - successes);
    }

    void measure() {
        unsent = mails.unsent();
    }
}
