package io.tranche.standalone;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A loan at 12 % and the stakes in it, reckoned without any code of the platform. */
final class Paper {

    static final BigDecimal NOTHING = new BigDecimal("0.00");

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final BigDecimal MONTH = new BigDecimal("1.01");

    /** What an amount pays for. */
    record Parts(BigDecimal principal, BigDecimal interest, BigDecimal penalty) {
        BigDecimal total() {
            return principal.add(interest).add(penalty);
        }
    }

    /** @param fee what the platform keeps of it */
    record Share(Parts parts, BigDecimal fee) {
        BigDecimal received() {
            return parts.total().subtract(fee);
        }
    }

    private final List<BigDecimal> stakes;
    private final Running principal;
    private final Running interest;
    private final Running penalty;

    /** @param stakes in the order of the funders' accounts */
    Paper(List<BigDecimal> stakes) {
        this.stakes = stakes;
        this.principal = new Running();
        this.interest = new Running();
        this.penalty = new Running();
    }

    /** Of so many days of a year of 360. */
    static BigDecimal interest(BigDecimal balance, int days) {
        return rounded(balance.multiply(new BigDecimal("0.12"))
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(360), EXACT));
    }

    /** At 36.5 % a year: a thousandth a day. */
    static BigDecimal penalty(BigDecimal overdue, int days) {
        return rounded(overdue.multiply(BigDecimal.valueOf(days)).movePointLeft(3));
    }

    /**
     * P·f·(1+r)^(n−1) over the sum of (1+r)^0 to (1+r)^(n−1).
     *
     * @param firstDays of the first period, which grows the balance by f; of the others all have 30
     */
    static BigDecimal emi(BigDecimal balance, int installments, int firstDays) {
        BigDecimal first = BigDecimal.ONE.add(
                new BigDecimal("0.12").multiply(BigDecimal.valueOf(firstDays)).divide(BigDecimal.valueOf(360), EXACT));
        BigDecimal ones =
                IntStream.range(0, installments).mapToObj(MONTH::pow).reduce(BigDecimal.ZERO, BigDecimal::add);
        return rounded(
                balance.multiply(first).multiply(MONTH.pow(installments - 1)).divide(ones, EXACT));
    }

    /** What each funder gets of a payment. Of all their interest so far the platform keeps a hundredth, rounded down. */
    List<Share> split(Parts paid) {
        List<BigDecimal> before = interest.received.stream().map(Paper::fee).toList();
        List<BigDecimal> principals = principal.split(paid.principal);
        List<BigDecimal> interests = interest.split(paid.interest);
        List<BigDecimal> penalties = penalty.split(paid.penalty);
        return IntStream.range(0, stakes.size())
                .mapToObj(i -> new Share(
                        new Parts(principals.get(i), interests.get(i), penalties.get(i)),
                        fee(interest.received.get(i)).subtract(before.get(i))))
                .toList();
    }

    private static BigDecimal fee(BigDecimal interest) {
        return interest.movePointLeft(2).setScale(2, RoundingMode.DOWN);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    /** The guarded rule: the part of all so far that a stake is entitled to, less what it got; the rest to the largest fractions. */
    private final class Running {
        private BigDecimal total = BigDecimal.ZERO;
        private final List<BigDecimal> received =
                new ArrayList<>(stakes.stream().map(stake -> BigDecimal.ZERO).toList());

        private List<BigDecimal> split(BigDecimal amount) {
            total = total.add(amount);
            BigDecimal all = stakes.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            List<BigDecimal> entitled = IntStream.range(0, stakes.size())
                    .mapToObj(i ->
                            stakes.get(i).multiply(total).divide(all, EXACT).subtract(received.get(i)))
                    .toList();
            List<BigDecimal> parts = new ArrayList<>(entitled.stream()
                    .map(part -> part.setScale(2, RoundingMode.FLOOR).max(NOTHING))
                    .toList());
            int paise = amount.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .movePointRight(2)
                    .intValueExact();
            IntStream.range(0, stakes.size())
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> entitled.get(i).subtract(parts.get(i)))
                            .reversed())
                    .limit(paise)
                    .forEach(i -> parts.set(i, parts.get(i).add(new BigDecimal("0.01"))));
            for (int i = 0; i < parts.size(); i++) {
                received.set(i, received.get(i).add(parts.get(i)));
            }
            return parts;
        }
    }
}
