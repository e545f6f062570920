package io.tranche.ledger.journal;

import io.tranche.contracts.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A balanced set of lines and where it comes from. One that does not balance cannot be built. */
public record Entry(Source source, Subject subject, String description, List<Line> lines) {

    /** The event that the entry was made from. */
    public record Source(UUID eventId, String eventType, Instant occurredAt) {}

    /**
     * What the entry is about.
     *
     * @param reference the business's own name of what happened, {@code repayment:7:collected}; it happens once, however many
     *     events say so
     */
    public record Subject(
            String reference,
            @Nullable Long loanId,
            @Nullable Long repaymentId) {}

    public Entry {
        lines = List.copyOf(lines);
        if (lines.size() < 2) {
            throw new IllegalArgumentException(subject.reference() + " has fewer than two lines");
        }
        Map<Currency, Money> sums = lines.stream()
                .map(Line::signedAmount)
                .collect(Collectors.toMap(Money::currency, amount -> amount, Money::plus));
        sums.values().stream().filter(sum -> !sum.isZero()).findFirst().ifPresent(sum -> {
            throw new IllegalArgumentException(
                    "%s does not balance: %s %s".formatted(subject.reference(), sum, sum.currency()));
        });
    }
}
