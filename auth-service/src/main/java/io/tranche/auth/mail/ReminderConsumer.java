package io.tranche.auth.mail;

import io.tranche.contracts.Event;
import io.tranche.contracts.NoticeEvent.ReminderIssued;
import io.tranche.contracts.Topics;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a mail of each reminder. One that comes days late helps nobody and makes none. */
@Component
class ReminderConsumer implements EventConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderConsumer.class);

    private final Mails mails;
    private final MailSettings settings;
    private final Clock clock;

    ReminderConsumer(Mails mails, MailSettings settings, Clock clock) {
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reminder";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.LOAN_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(ReminderIssued.class);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        if (!settings.on()) {
            return;
        }
        Instant stale = clock.instant().minus(settings.staleAfter());
        List<Mail> made = new ArrayList<>();
        for (ReceivedEvent received : events) {
            if (received.event() instanceof ReminderIssued reminder
                    && received.time().isAfter(stale)) {
                made.add(ReminderText.mail(received.id(), reminder));
            }
        }
        int unknown = made.size() - mails.add(made);
        if (unknown > 0) {
            LOG.warn("{} reminders made no mail: their borrowers are no users", unknown);
        }
    }
}
