package io.tranche.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Event;
import io.tranche.contracts.Money;
import io.tranche.ledger.Delivery;
import io.tranche.ledger.MoneyStory;
import io.tranche.ledger.journal.Entry;
import io.tranche.ledger.journal.Line;
import io.tranche.ledger.journal.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PostingsPropertyTests {

    @Property(tries = 300)
    void anyStorySumsToZero(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int loans) {
        List<Entry> entries = entries(MoneyStory.of(seed, loans).events());
        assertThat(entries)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(sum(entry.lines())).isZero());
        assertThat(balances(entries).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isZero();
    }

    @Property(tries = 300)
    void everyLedgerAccountOfAWalletHasItsBalance(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int loans) {
        MoneyStory story = MoneyStory.of(seed, loans);
        Map<String, Long> expected = new TreeMap<>();
        story.balances().forEach((id, balance) -> expected.put("wallet:" + id, balance.minorUnits()));
        Map<String, Long> wallets = new TreeMap<>(balances(entries(story.events())));
        wallets.keySet().removeIf(code -> !code.startsWith("wallet:"));
        assertThat(wallets).isEqualTo(expected);
    }

    @Property(tries = 300)
    void anyPrefixToldTwiceInAnyOrderIsToldOnce(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int loans,
            @ForAll @IntRange(max = 100) int percent) {
        List<Event> events = MoneyStory.of(seed, loans).events();
        List<Event> again = new ArrayList<>(events);
        again.addAll(events.subList(0, events.size() * percent / 100));
        Collections.shuffle(again, new Random(seed));
        assertThat(balances(entries(again))).isEqualTo(balances(entries(events)));
    }

    private static List<Entry> entries(List<Event> events) {
        return events.stream()
                .map(Delivery::received)
                .map(Postings::entryFor)
                .flatMap(Optional::stream)
                .toList();
    }

    /** As the journal does it: what has the same reference is posted once. */
    private static Map<String, Long> balances(List<Entry> entries) {
        Map<String, Entry> byReference = new HashMap<>();
        entries.forEach(entry -> byReference.putIfAbsent(entry.subject().reference(), entry));
        Map<String, Long> balances = new HashMap<>();
        byReference.values().stream()
                .flatMap(entry -> entry.lines().stream())
                .forEach(line -> balances.merge(line.account().value(), signed(line), Math::addExact));
        return balances;
    }

    private static long sum(List<Line> lines) {
        return lines.stream().mapToLong(PostingsPropertyTests::signed).sum();
    }

    private static long signed(Line line) {
        Money amount =
                line.side() == Side.CREDIT ? line.amount() : line.amount().negated();
        return amount.minorUnits();
    }
}
