package io.tranche.loan.dayend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReminderSettingsTests {

    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);
    private static final ReminderSettings SETTINGS = new ReminderSettings(Set.of(3), Set.of(1, 7, 30));

    @Property(tries = 200)
    void remindsOnceForEachNumberOfDaysAndNeverElse(
            @ForAll @Size(max = 10) Set<@IntRange(max = 365) Integer> before,
            @ForAll @Size(max = 10) Set<@IntRange(min = 1, max = 365) Integer> after) {
        ReminderSettings settings = new ReminderSettings(before, after);

        List<Integer> reminded = DUE.minusDays(400)
                .datesUntil(DUE.plusDays(400))
                .flatMap(morning -> settings.dueDates(morning, morning)
                        .filter(DUE::equals)
                        .map(due -> (int) ChronoUnit.DAYS.between(due, morning)))
                .toList();

        assertThat(reminded.stream().filter(days -> days <= 0).map(days -> -days))
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(reminded.stream().filter(days -> days > 0)).containsExactlyInAnyOrderElementsOf(after);
    }

    @Example
    void announcesNothingAfterAnOutageThatHasFallenDueMeanwhile() {
        assertThat(SETTINGS.dueDates(DUE.minusDays(3), DUE)).contains(DUE);
        assertThat(SETTINGS.dueDates(DUE.minusDays(3), DUE.plusDays(1))).doesNotContain(DUE);
        assertThat(SETTINGS.dueDates(DUE.plusDays(7), DUE.plusDays(20))).contains(DUE);
        assertThat(SETTINGS.dueDates(DUE.plusDays(1), DUE.plusDays(20)))
                .as("the later reminder goes out at the same time")
                .doesNotContain(DUE);
    }

    @Example
    void refusesDaysThatMakeNoSense() {
        assertThatThrownBy(() -> new ReminderSettings(Set.of(-1), Set.of()))
                .hasMessageContaining("tranche.reminders.days-before");
        assertThatThrownBy(() -> new ReminderSettings(Set.of(), Set.of(0)))
                .hasMessageContaining("tranche.reminders.days-after");
        assertThatThrownBy(() -> new ReminderSettings(Set.of(366), Set.of())).isInstanceOf(RuntimeException.class);
    }
}
