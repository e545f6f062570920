package io.tranche.loan.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChunkSizeTests {

    @Test
    void findsTheOneThatFailsByHalving() {
        assertThat(sizesUntilDone(8, 100, Set.of(70)))
                .containsExactly(8, 8, 8, 8, 8, 8, 8, 8, 8, 4, 4, 2, 2, 1, 1, 2, 2, 4, 4, 8, 8);
    }

    /** Of a chunk that fails it takes two tries for each halving at most. */
    @Property(tries = 300)
    void leavesOutOnlyThoseThatFail(
            @ForAll @IntRange(min = 1, max = 500) int chunk,
            @ForAll @Size(max = 5) Set<@IntRange(max = 999) Integer> bad) {
        List<Integer> sizes = sizesUntilDone(chunk, 1_000, bad);

        int halvings = 32 - Integer.numberOfLeadingZeros(chunk);
        assertThat(sizes.size()).isLessThanOrEqualTo(1_000 / chunk + 2 + bad.size() * 4 * (halvings + 1));
    }

    private static List<Integer> sizesUntilDone(int chunk, int count, Set<Integer> bad) {
        ChunkSize size = new ChunkSize(chunk);
        List<Integer> tried = new ArrayList<>();
        Set<Integer> leftOut = new TreeSet<>();
        int done = 0;
        while (done < count) {
            int next = size.next();
            tried.add(next);
            if (IntStream.range(done, done + next).noneMatch(bad::contains)) {
                done += next;
                size.passed();
            } else if (!size.failed()) {
                leftOut.add(done++);
                size.passed();
            }
        }
        assertThat(leftOut).isEqualTo(new TreeSet<>(bad));
        return tried;
    }
}
