package io.tranche.wallet.allocation;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.Account;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Postings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The money that the loans of one batch may take. Decides on the locked accounts, each loan on top of the ones before it. */
public final class FundingPool {

    private final FundingSettings settings;
    private final AccountId house;
    private final Map<FundingPolicy, List<Lender>> lenders;

    /** @param lenders for each policy that a loan of the batch may have: of many, each looks at others */
    FundingPool(FundingSettings settings, AccountId house, Map<FundingPolicy, List<Lender>> lenders) {
        this.settings = settings;
        this.house = house;
        this.lenders = lenders;
    }

    /** The accounts that {@link #allocate} may draw on, to be locked first. */
    public Set<AccountId> funders() {
        Set<AccountId> funders = lenders.values().stream()
                .flatMap(List::stream)
                .map(Lender::account)
                .collect(Collectors.toSet());
        funders.add(house);
        return funders;
    }

    /** How the principal is shared out, or empty when there is not enough. Moves nothing. Nobody lends to themselves. */
    public Optional<List<AccountShare>> allocate(FundedLoan loan, Postings postings) {
        return allocate(loan, postings::account);
    }

    /** @param accounts those of {@link #funders}, as they stand */
    Optional<List<AccountShare>> allocate(FundedLoan loan, Function<AccountId, Account> accounts) {
        Money principal = loan.principal();
        List<Offer> offers = offers(loan, accounts);
        long[] parts = Allocator.allocate(policy(loan), principal.minorUnits(), offers);
        List<AccountShare> shares = new ArrayList<>();
        Money rest = principal;
        for (int i = 0; i < parts.length; i++) {
            Money part = Money.ofMinor(parts[i], principal.currency());
            if (part.isPositive()) {
                shares.add(new AccountShare(offers.get(i).provider().value(), part));
                rest = rest.minus(part);
            }
        }
        if (rest.isPositive()) {
            if (!houseAllowed(loan) || accounts.apply(house).available().compareTo(rest) < 0) {
                return Optional.empty();
            }
            shares.add(new AccountShare(house.value(), rest));
        }
        return Optional.of(shares);
    }

    private List<Offer> offers(FundedLoan loan, Function<AccountId, Account> accounts) {
        List<Offer> offers = new ArrayList<>();
        for (Lender lender : lenders.getOrDefault(policy(loan), List.of())) {
            Money available = accounts.apply(lender.account()).balance();
            Money limit = limit(lender, loan.principal()).min(available);
            if (limit.isPositive() && lender.lendsTo(loan)) {
                offers.add(new Offer(
                        lender.account(), limit.minorUnits(), lender.funds().at(available.minorUnits())));
            }
        }
        offers.sort(turn(policy(loan)).thenComparing(Offer::provider));
        return Shortlist.of(
                offers, settings.providersPerLoanMax(), loan.principal().minorUnits());
    }

    private FundingPolicy policy(FundedLoan loan) {
        return loan.terms() == null ? settings.policy() : loan.terms().policy();
    }

    private boolean houseAllowed(FundedLoan loan) {
        return loan.terms() == null ? settings.houseCapital() : loan.terms().houseAllowed();
    }

    private static Comparator<Offer> turn(FundingPolicy policy) {
        return switch (policy) {
            case PRO_RATA -> Comparator.comparingLong(Offer::limit).reversed();
            case FIRST_IN_FIRST_OUT -> Comparator.comparing(Offer::waitingSince);
        };
    }

    /** Rounded up: else two who may give half each could not fund an odd amount. */
    private Money limit(Lender lender, Money principal) {
        // In two steps, because the product with a percentage could be too large.
        long hundredths = principal.minorUnits() / 100 * settings.providerShareMaxPercent();
        long remainder = Math.ceilDiv(principal.minorUnits() % 100 * settings.providerShareMaxPercent(), 100);
        Money share = Money.ofMinor(hundredths + remainder, principal.currency());
        Money loanMax = lender.preferences().loanMax();
        return loanMax == null ? share : loanMax.min(share);
    }
}
