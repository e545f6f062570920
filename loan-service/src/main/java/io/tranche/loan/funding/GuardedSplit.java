package io.tranche.loan.funding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Splits an amount among funders in proportion to their stakes, exactly and without ever taking anything back.
 *
 * <p>Each is entitled to {@code stake × everything shared out so far / all stakes}, less what they have received. That is
 * rounded down, never below zero; the remaining minor units go to the largest fractions, among equals to the lower account
 * id. Plain largest-remainder rounding of running totals gives negative parts now and then; rounding each payment for itself
 * drifts towards the first funder.
 */
final class GuardedSplit {

    private static final Comparator<Part> LARGEST_FRACTION_FIRST = Comparator.comparing((Part part) -> part.overpaid)
            .thenComparing(part -> part.fraction, Comparator.reverseOrder())
            .thenComparingLong(part -> part.accountId);

    private GuardedSplit() {}

    /** @return the parts in the order of the claims; none negative, together the amount */
    static long[] split(long amountMinor, List<Claim> claims) {
        if (amountMinor < 0 || claims.isEmpty()) {
            throw new IllegalArgumentException("Cannot split %d among %s".formatted(amountMinor, claims));
        }
        if (claims.size() == 1) {
            return new long[] {amountMinor};
        }
        List<Part> parts = entitlements(amountMinor, claims);
        settle(
                amountMinor - parts.stream().mapToLong(part -> part.amount).sum(),
                parts.stream().sorted(LARGEST_FRACTION_FIRST).toList());
        return parts.stream().mapToLong(part -> part.amount).toArray();
    }

    private static List<Part> entitlements(long amountMinor, List<Claim> claims) {
        BigInteger stakes = sum(claims.stream().map(Claim::stake).toList());
        BigInteger sharedOut =
                sum(claims.stream().map(Claim::received).toList()).add(BigInteger.valueOf(amountMinor));
        List<Part> parts = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            BigInteger[] entitled =
                    BigInteger.valueOf(claim.stake()).multiply(sharedOut).divideAndRemainder(stakes);
            long due = entitled[0].longValueExact() - claim.received();
            parts.add(new Part(claim.accountId(), due, entitled[1]));
        }
        return parts;
    }

    /** The rest is positive when parts were rounded down, negative when many had been overpaid by a fraction before. */
    private static void settle(long rest, List<Part> parts) {
        long open = rest;
        for (int i = 0; open > 0; i = (i + 1) % parts.size(), open--) {
            parts.get(i).amount++;
        }
        for (int i = parts.size() - 1; open < 0; i = (i + parts.size() - 1) % parts.size()) {
            if (parts.get(i).amount > 0) {
                parts.get(i).amount--;
                open++;
            }
        }
    }

    private static BigInteger sum(List<Long> values) {
        return values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static final class Part {
        private final long accountId;
        private final boolean overpaid;
        private final BigInteger fraction;
        private long amount;

        private Part(long accountId, long due, BigInteger fraction) {
            this.accountId = accountId;
            this.overpaid = due < 0;
            this.fraction = fraction;
            this.amount = Math.max(0, due);
        }
    }
}
