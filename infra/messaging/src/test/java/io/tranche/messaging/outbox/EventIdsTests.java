package io.tranche.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class EventIdsTests {

    private static final Instant NOW = Instant.parse("2026-01-20T10:00:00.123Z");

    @Example
    void carryTheTimeAndSayWhatTheyAre() {
        UUID id = new EventIds(Clock.fixed(NOW, ZoneOffset.UTC)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)).isEqualTo(NOW);
    }

    @Example
    void ascendBeyondTheCounterOfOneMillisecond() {
        EventIds ids = new EventIds(Clock.fixed(NOW, ZoneOffset.UTC));

        List<String> many =
                Stream.generate(() -> ids.next().toString()).limit(10_000).toList();

        assertThat(many).isSorted().doesNotHaveDuplicates();
    }

    @Property
    void ascendHoweverTheClockJumps(
            @ForAll @Size(min = 2, max = 100) List<@LongRange(min = -100_000, max = 100_000) Long> jumpsMillis) {
        Iterator<Instant> times = jumpsMillis.stream()
                .map(jump -> NOW.plus(Duration.ofMillis(jump)))
                .iterator();
        InstantSource source = times::next;
        EventIds ids = new EventIds(source.withZone(ZoneOffset.UTC));

        List<String> made =
                jumpsMillis.stream().map(jump -> ids.next().toString()).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }
}
