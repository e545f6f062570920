package io.tranche.loan.funding;

import io.tranche.contracts.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Wished amounts, changed as little as it takes to keep each below its limit and their sum the same. */
record Within(List<Money> wished, List<Money> amounts) {

    static Within of(List<Money> wished) {
        return new Within(wished, wished);
    }

    /** What is over a limit goes where most room is left; what finds no room at all is left out. */
    Within atMost(List<Money> limits) {
        return new Within(wished, filled(smaller(amounts, limits), limits));
    }

    /** What found no room, up to these wider limits. */
    List<Money> elseAtMost(List<Money> limits) {
        return filled(amounts, limits);
    }

    static List<Money> smaller(List<Money> one, List<Money> other) {
        List<Money> smaller = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            smaller.add(one.get(i).min(other.get(i)));
        }
        return smaller;
    }

    /** What is left of amounts; nothing where more was taken than there was. */
    static List<Money> left(List<Money> amounts, List<Money> taken) {
        List<Money> left = new ArrayList<>(amounts.size());
        for (int i = 0; i < amounts.size(); i++) {
            left.add(amounts.get(i).minus(taken.get(i).min(amounts.get(i))));
        }
        return left;
    }

    /** Amounts that are together too large or just right, made just right at the cost of the largest. */
    static List<Money> reduced(List<Money> amounts, Money total) {
        List<Money> reduced = new ArrayList<>(amounts);
        Money excess = sum(reduced).minus(total);
        while (excess.isPositive()) {
            int largest = reduced.indexOf(Collections.max(reduced));
            Money less = reduced.get(largest).min(excess);
            reduced.set(largest, reduced.get(largest).minus(less));
            excess = excess.minus(less);
        }
        return reduced;
    }

    private List<Money> filled(List<Money> start, List<Money> limits) {
        List<Money> filled = new ArrayList<>(start);
        Money missing = sum(wished).minus(sum(filled));
        while (missing.isPositive()) {
            int roomiest = roomiest(filled, limits);
            Money room = limits.get(roomiest).minus(filled.get(roomiest));
            if (!room.isPositive()) {
                break;
            }
            Money more = room.min(missing);
            filled.set(roomiest, filled.get(roomiest).plus(more));
            missing = missing.minus(more);
        }
        return filled;
    }

    private static int roomiest(List<Money> amounts, List<Money> limits) {
        int roomiest = 0;
        for (int i = 1; i < amounts.size(); i++) {
            Money room = limits.get(i).minus(amounts.get(i));
            if (room.compareTo(limits.get(roomiest).minus(amounts.get(roomiest))) > 0) {
                roomiest = i;
            }
        }
        return roomiest;
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money::plus).orElseThrow();
    }
}
