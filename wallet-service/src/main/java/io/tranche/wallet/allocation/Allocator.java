package io.tranche.wallet.allocation;

import io.tranche.contracts.FundingPolicy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares an amount out among offers, to the minor unit and within their limits. Pure arithmetic. */
final class Allocator {

    private Allocator() {}

    /** @return the parts in the order of the offers; together the amount, or all limits if these are less */
    static long[] allocate(FundingPolicy policy, long amountMinor, List<Offer> offers) {
        return switch (policy) {
            case PRO_RATA -> new ProRata(amountMinor, offers).parts();
            case FIRST_IN_FIRST_OUT -> inOrder(amountMinor, offers);
        };
    }

    /** Money by money, whosever it is, as long as the owner's limit allows. */
    private static long[] inOrder(long amountMinor, List<Offer> offers) {
        long[] parts = new long[offers.size()];
        long left = amountMinor;
        for (Turn turn : turns(offers)) {
            long room = offers.get(turn.offer).limit() - parts[turn.offer];
            long part = Math.min(left, Math.min(turn.piece.amount(), room));
            parts[turn.offer] += part;
            left -= part;
        }
        return parts;
    }

    private static List<Turn> turns(List<Offer> offers) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            for (Piece piece : offers.get(i).pieces()) {
                turns.add(new Turn(i, piece));
            }
        }
        turns.sort(Comparator.comparing((Turn turn) -> turn.piece.cameAt())
                .thenComparing(turn -> offers.get(turn.offer).provider()));
        return turns;
    }

    /** @param offer its place in the list */
    private record Turn(int offer, Piece piece) {}

    /**
     * Whose proportion would be over their limit give the limit, and the others share the rest in proportion. Rounded down; the
     * remaining minor units go to the largest fractions, among equals to the lower account id.
     */
    private static final class ProRata {
        private final List<Offer> offers;
        private final long[] parts;
        private final BigInteger[] fractions;
        private BigInteger left;
        private BigInteger weight;

        ProRata(long amountMinor, List<Offer> offers) {
            this.offers = offers;
            this.parts = new long[offers.size()];
            this.fractions = new BigInteger[offers.size()];
            this.left = BigInteger.valueOf(amountMinor);
            this.weight = offers.stream().map(offer -> big(offer.available())).reduce(BigInteger.ZERO, BigInteger::add);
        }

        long[] parts() {
            List<Integer> tightestFirst = IntStream.range(0, parts.length)
                    .boxed()
                    .sorted(this::byTightness)
                    .toList();
            int open = 0;
            while (open < parts.length && overLimit(tightestFirst.get(open))) {
                giveLimit(tightestFirst.get(open));
                open++;
            }
            shareOut(tightestFirst.subList(open, parts.length));
            return parts;
        }

        /** By limit / available. Once somebody is below their limit, so are all that come after. */
        private int byTightness(int one, int other) {
            Offer a = offers.get(one);
            Offer b = offers.get(other);
            return big(a.limit())
                    .multiply(big(b.available()))
                    .compareTo(big(b.limit()).multiply(big(a.available())));
        }

        private boolean overLimit(int i) {
            Offer offer = offers.get(i);
            return big(offer.available())
                            .multiply(left)
                            .compareTo(big(offer.limit()).multiply(weight))
                    >= 0;
        }

        private void giveLimit(int i) {
            Offer offer = offers.get(i);
            parts[i] = offer.limit();
            left = left.subtract(big(offer.limit()));
            weight = weight.subtract(big(offer.available()));
        }

        /** None of these is at the limit, so one with a fraction has room for another minor unit. */
        private void shareOut(List<Integer> open) {
            long rest = open.isEmpty() ? 0 : left.longValueExact();
            for (int i : open) {
                BigInteger[] part =
                        big(offers.get(i).available()).multiply(left).divideAndRemainder(weight);
                parts[i] = part[0].longValueExact();
                fractions[i] = part[1];
                rest -= parts[i];
            }
            Comparator<Integer> largestFirst = Comparator.comparing((Integer i) -> fractions[i])
                    .reversed()
                    .thenComparing(i -> offers.get(i).provider());
            open.stream().sorted(largestFirst).limit(rest).forEach(i -> parts[i]++);
        }

        private static BigInteger big(long value) {
            return BigInteger.valueOf(value);
        }
    }
}
