package io.tranche.wallet.allocation;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.locked;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.Account;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.allocation.Lender.Funds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Any providers, with any wishes. */
class FundingPoolPropertyTests {

    private static final AccountId HOUSE = new AccountId(1);
    private static final AccountId BORROWER = new AccountId(2);
    private static final long FIRST_PROVIDER = 3;
    private static final int PER_LOAN_MAX = 3;
    private static final String HOUSE_FUNDS = "5000.00";

    /** What one provider has, wants at most in one loan, and asks of a borrower's score. */
    record Investor(long balance, long loanMax, int scoreMin, long day) {

        Lender lender(AccountId account) {
            Preferences wishes = new Preferences(false, Money.ofMinor(loanMax, Money.INR), scoreMin);
            Funds funds = new Funds(balance, List.of(new Piece(Instant.EPOCH.plusSeconds(day), balance)));
            return new Lender(account, wishes, funds);
        }

        /** At most, into a loan to a borrower of that score. */
        long gives(int score) {
            return score < scoreMin ? 0 : Math.min(balance, loanMax);
        }
    }

    @Property(tries = 1000)
    void fundsTheWholeLoanToThePaisaOrNothing(
            @ForAll("investors") List<Investor> investors,
            @ForAll FundingPolicy policy,
            @ForAll boolean houseAllowed,
            @ForAll @LongRange(min = 1, max = 1_500_000) long principal) {
        int score = 700;
        Funding terms = new Funding(policy, houseAllowed, FundingShortfall.REJECT, score);
        FundedLoan loan = new FundedLoan(Money.ofMinor(principal, Money.INR), null, BORROWER, terms);

        Optional<List<AccountShare>> shares = pool(investors).allocate(loan, postings(investors));

        long atMost = investors.stream()
                .map(investor -> investor.gives(score))
                .sorted(Comparator.reverseOrder())
                .limit(PER_LOAN_MAX)
                .mapToLong(Long::longValue)
                .sum();
        long house = houseAllowed ? Money.inr(HOUSE_FUNDS).minorUnits() : 0;
        assertThat(shares.isPresent()).isEqualTo(principal <= atMost + house);
        shares.ifPresent(parts -> {
            assertThat(parts.stream()
                            .mapToLong(part -> part.amount().minorUnits())
                            .sum())
                    .isEqualTo(principal);
            assertThat(parts).extracting(AccountShare::accountId).doesNotHaveDuplicates();
            assertThat(ofProviders(parts))
                    .hasSizeLessThanOrEqualTo(PER_LOAN_MAX)
                    .allSatisfy(part -> {
                        Investor investor = investors.get((int) (part.accountId() - FIRST_PROVIDER));
                        assertThat(part.amount().minorUnits()).isBetween(1L, investor.gives(score));
                    });
        });
    }

    private static FundingPool pool(List<Investor> investors) {
        List<Lender> lenders = new ArrayList<>();
        investors.forEach(investor -> lenders.add(investor.lender(new AccountId(FIRST_PROVIDER + lenders.size()))));
        return AllocationFixture.pool(
                new FundingSettings(FundingPolicy.PRO_RATA, 100, true, PER_LOAN_MAX, 500), HOUSE, lenders);
    }

    private static Postings postings(List<Investor> investors) {
        List<Account> accounts = new ArrayList<>(List.of(house(1, HOUSE_FUNDS), wallet(2, "0")));
        investors.forEach(investor -> accounts.add(wallet(
                accounts.size() + 1,
                Money.ofMinor(investor.balance(), Money.INR).toString())));
        return locked(accounts.toArray(Account[]::new));
    }

    private static Stream<AccountShare> ofProviders(List<AccountShare> shares) {
        return shares.stream().filter(share -> share.accountId() != HOUSE.value());
    }

    @Provide
    Arbitrary<List<Investor>> investors() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 400_000),
                        Arbitraries.longs().between(1, 400_000),
                        Arbitraries.integers().between(600, 800),
                        Arbitraries.longs().between(0, 5))
                .as(Investor::new)
                .list()
                .ofMaxSize(8);
    }
}
