package io.tranche.wallet.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold after any movements, refused or not. */
class PostingsPropertyTests {

    private static final int ACCOUNTS = 5;
    private static final Cause CAUSE = Cause.byRequest(TransactionSource.EMI_PAYMENT, 1, "Any");

    @Property
    void noBalanceFallsBelowItsLimit(
            @ForAll("openings") List<Account> accounts, @ForAll("transfers") List<Transfer> transfers) {
        Postings postings = after(accounts, transfers);

        assertThat(accounts)
                .allSatisfy(account -> assertThat(
                                postings.account(account.id()).available().isNegative())
                        .isFalse());
        assertThat(postings.entries())
                .allSatisfy(entry -> assertThat(entry.amount().isNegative()
                                && entry.account().available().isNegative())
                        .isFalse());
    }

    @Property
    void transfersNeitherMakeNorLoseMoney(
            @ForAll("openings") List<Account> accounts, @ForAll("transfers") List<Transfer> transfers) {
        Postings postings = after(accounts, transfers);

        long before = accounts.stream()
                .mapToLong(account -> account.balance().minorUnits())
                .sum();
        long now = accounts.stream()
                .mapToLong(account -> postings.account(account.id()).balance().minorUnits())
                .sum();
        assertThat(now).isEqualTo(before);
    }

    @Property
    void runningBalancesAreThePrefixSumsInGaplessOrder(
            @ForAll("openings") List<Account> accounts, @ForAll("transfers") List<Transfer> transfers) {
        Postings postings = after(accounts, transfers);

        Map<AccountId, Account> latest = new HashMap<>();
        accounts.forEach(account -> latest.put(account.id(), account));
        for (PostedEntry entry : postings.entries()) {
            Account before = postings.account(entry.account().id());
            before = latest.getOrDefault(entry.account().id(), before);
            assertThat(entry.account().balance()).isEqualTo(before.balance().plus(entry.amount()));
            assertThat(entry.account().transactionCount()).isEqualTo(before.transactionCount() + 1);
            latest.put(before.id(), entry.account());
        }
        assertThat(accounts)
                .allSatisfy(
                        account -> assertThat(postings.account(account.id())).isEqualTo(latest.get(account.id())));
    }

    @Provide
    Arbitrary<List<Account>> openings() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 500);
        return Combinators.combine(
                        amounts.list().ofSize(ACCOUNTS), amounts.list().ofSize(ACCOUNTS))
                .as((balances, limits) -> LongStream.rangeClosed(1, ACCOUNTS)
                        .mapToObj(id -> new Account(
                                new AccountId(id),
                                new UserId(id),
                                AccountKind.CUSTOMER,
                                inr(balances.get((int) id - 1)),
                                inr(limits.get((int) id - 1)),
                                0))
                        .toList());
    }

    @Provide
    Arbitrary<List<Transfer>> transfers() {
        Arbitrary<Long> ids = Arbitraries.longs().between(1, ACCOUNTS);
        Arbitrary<List<AccountShare>> shares = Combinators.combine(
                        ids, Arbitraries.longs().between(1, 300))
                .as((id, amount) -> new AccountShare(id, inr(amount)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(ids, shares, Arbitraries.of(true, false))
                .as(Transfer::new)
                .list()
                .ofMaxSize(40);
    }

    private static Postings after(List<Account> accounts, List<Transfer> transfers) {
        Postings postings = new Postings(new ArrayList<>(accounts));
        transfers.forEach(transfer -> postings.post(transfer.movement()));
        return postings;
    }

    private static Money inr(long minorUnits) {
        return Money.ofMinor(minorUnits, Money.INR);
    }

    record Transfer(long one, List<AccountShare> others, boolean outgoing) {

        Movement movement() {
            Money total = inr(others.stream()
                    .mapToLong(share -> share.amount().minorUnits())
                    .sum());
            return outgoing
                    ? Movement.fromOne(new AccountId(one), total, others, CAUSE)
                    : Movement.toOne(new AccountId(one), total, others, CAUSE);
        }
    }
}
