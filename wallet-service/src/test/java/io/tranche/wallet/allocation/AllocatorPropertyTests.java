package io.tranche.wallet.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.FundingPolicy;
import io.tranche.wallet.account.AccountId;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class AllocatorPropertyTests {

    @Property(tries = 2000)
    void sharesOutTheWholeAmountOrAllThereIs(
            @ForAll FundingPolicy policy,
            @ForAll("offers") List<Offer> offers,
            @ForAll @LongRange(min = 1, max = 100_000_000_000L) long amount) {
        long[] parts = Allocator.allocate(policy, amount, offers);

        long limits = offers.stream().mapToLong(Offer::limit).sum();
        assertThat(LongStream.of(parts).sum()).isEqualTo(Math.min(amount, limits));
        for (int i = 0; i < parts.length; i++) {
            assertThat(parts[i]).isBetween(0L, offers.get(i).limit());
        }
    }

    @Property(tries = 1000)
    void givesEverybodyTheirProportionToTheMinorUnitUnlessTheyAreAtTheirLimit(
            @ForAll("offers") List<Offer> offers, @ForAll @LongRange(min = 1, max = 10_000_000) long amount) {
        long[] parts = Allocator.allocate(FundingPolicy.PRO_RATA, amount, offers);

        for (int i = 0; i < parts.length; i++) {
            for (int j = 0; j < parts.length; j++) {
                if (parts[i] < offers.get(i).limit()) {
                    // Of two, nobody who has room left gives a whole minor unit less than in proportion to the other.
                    assertThat(product(parts[j] - 1, offers.get(i).available()))
                            .isLessThan(product(parts[i] + 1, offers.get(j).available()));
                }
            }
        }
    }

    @Property(tries = 500)
    void givesTheSameToEverybodyInWhateverOrderTheyStand(
            @ForAll("offers") List<Offer> offers,
            @ForAll @LongRange(min = 1, max = 10_000_000) long amount,
            @ForAll long seed) {
        List<Offer> shuffled = new ArrayList<>(offers);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(byProvider(shuffled, amount)).isEqualTo(byProvider(offers, amount));
    }

    @Property(tries = 500)
    void takesNoMoneyWhileOlderMoneyMayBeTaken(
            @ForAll("offers") List<Offer> offers, @ForAll @LongRange(min = 1, max = 10_000_000) long amount) {
        long[] parts = Allocator.allocate(FundingPolicy.FIRST_IN_FIRST_OUT, amount, offers);

        for (int i = 0; i < parts.length; i++) {
            for (int j = 0; j < parts.length; j++) {
                if (i != j && parts[j] > 0 && parts[i] < offers.get(i).limit()) {
                    assertThat(newestTaken(offers.get(j), parts[j]))
                            .isBeforeOrEqualTo(oldestLeft(offers.get(i), parts[i]));
                }
            }
        }
    }

    private static Instant newestTaken(Offer offer, long part) {
        return piece(offer, part - 1).cameAt();
    }

    private static Instant oldestLeft(Offer offer, long part) {
        return piece(offer, part).cameAt();
    }

    /** The piece that holds this minor unit, the oldest being the first. */
    private static Piece piece(Offer offer, long minorUnit) {
        long from = 0;
        for (Piece piece : offer.pieces()) {
            from += piece.amount();
            if (minorUnit < from) {
                return piece;
            }
        }
        throw new AssertionError();
    }

    @Example
    void givesWhatTheLimitedCannotToTheOthers() {
        List<Offer> offers = List.of(offer(1, 600, 600), offer(2, 300, 100), offer(3, 100, 100));

        assertThat(Allocator.allocate(FundingPolicy.PRO_RATA, 500, offers)).containsExactly(343, 100, 57);
    }

    @Example
    void givesTheOddMinorUnitToTheLowerAccount() {
        List<Offer> offers = List.of(offer(3, 100, 100), offer(1, 100, 100), offer(2, 100, 100));

        assertThat(Allocator.allocate(FundingPolicy.PRO_RATA, 100, offers)).containsExactly(33, 34, 33);
    }

    @Provide
    Arbitrary<List<Offer>> offers() {
        Arbitrary<List<Piece>> pieces = Combinators.combine(
                        Arbitraries.longs().between(0, 20), Arbitraries.longs().between(1, 300_000_000L))
                .as((day, amount) -> new Piece(Instant.EPOCH.plus(day, ChronoUnit.DAYS), amount))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(pieces, Arbitraries.integers().between(1, 100))
                .as(AllocatorPropertyTests::offer)
                .list()
                .ofMaxSize(12)
                .map(AllocatorPropertyTests::numbered);
    }

    private static Offer offer(List<Piece> pieces, int percent) {
        long all = pieces.stream().mapToLong(Piece::amount).sum();
        List<Piece> oldestFirst =
                pieces.stream().sorted(Comparator.comparing(Piece::cameAt)).toList();
        return new Offer(new AccountId(1), Math.max(1, all / 100 * percent), oldestFirst);
    }

    private static List<Offer> numbered(List<Offer> offers) {
        return IntStream.range(0, offers.size())
                .mapToObj(i -> new Offer(
                        new AccountId(i + 1),
                        offers.get(i).limit(),
                        offers.get(i).pieces()))
                .toList();
    }

    private static Map<AccountId, Long> byProvider(List<Offer> offers, long amount) {
        long[] parts = Allocator.allocate(FundingPolicy.PRO_RATA, amount, offers);
        Map<AccountId, Long> byProvider = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            byProvider.put(offers.get(i).provider(), parts[i]);
        }
        return byProvider;
    }

    private static Offer offer(long account, long available, long limit) {
        return new Offer(new AccountId(account), limit, List.of(new Piece(Instant.EPOCH, available)));
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }
}
