package io.tranche.wallet.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Which providers share a loan, where only so many may. */
final class Shortlist {

    private Shortlist() {}

    /**
     * The first of these. But if they cannot fund the loan together, who gives least makes room for one behind who gives more, until
     * they can: no number of providers with tiny limits holds up the others.
     */
    static List<Offer> of(List<Offer> inOrder, int providersMax, long amountMinor) {
        if (inOrder.size() <= providersMax) {
            return inOrder;
        }
        PriorityQueue<Offer> chosen = new PriorityQueue<>(Comparator.comparingLong(Offer::limit));
        chosen.addAll(inOrder.subList(0, providersMax));
        long missing = amountMinor - chosen.stream().mapToLong(Offer::limit).reduce(0, Math::addExact);
        for (Offer behind : inOrder.subList(providersMax, inOrder.size())) {
            Offer least = chosen.element();
            if (missing > 0 && behind.limit() > least.limit()) {
                chosen.remove();
                chosen.add(behind);
                missing -= behind.limit() - least.limit();
            }
        }
        return inTheirOrder(inOrder, chosen);
    }

    private static List<Offer> inTheirOrder(List<Offer> inOrder, Iterable<Offer> chosen) {
        Set<Offer> wanted = new HashSet<>();
        chosen.forEach(wanted::add);
        List<Offer> kept = new ArrayList<>(inOrder);
        kept.retainAll(wanted);
        return kept;
    }
}
