package io.tranche.chaos.check;

import io.tranche.chaos.load.Seen;
import java.util.List;

/** What was found when all was quiet: what the clients were told, what the services' tables hold, and what the topics hold. */
public record Evidence(List<Seen> seen, Tables tables, Messages messages) {

    /** What the clients' requests became. */
    public record Tables(
            List<UserAccount> accounts, List<LoanRow> loans, List<PaymentRow> payments, List<Movement> movements) {}

    /** What was to be sent, what was sent, and what was taken in. */
    public record Messages(List<OutboxRow> outbox, List<Message> topics, List<Mark> marks) {}

    public record UserAccount(long userId, long accountId) {}

    public record LoanRow(long id, long borrowerId, long principalMinor, String status) {}

    /** @param kind {@code repayment} or {@code top_up} */
    public record PaymentRow(String kind, long id, long userId, String key, long amountMinor, String status) {}

    /** A line of a user's account. */
    public record Movement(long userId, String source, String reference, long amountMinor) {}

    /** In the order of the outbox of its schema. */
    public record OutboxRow(String id, String topic, String key, String type) {}

    /** In the order of its partition. */
    public record Message(String id, String topic, int partition, String key, String type) {}

    /** @param consumer with its service, {@code ledger.posting} */
    public record Mark(String consumer, String eventId) {}
}
