package io.tranche.wallet.allocation;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.Account;
import io.tranche.wallet.account.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Tries loans, each on top of the ones before it, on what there is at a moment. Locks and moves nothing, so what it finds may not last. */
public final class Rehearsal {

    private final FundingPool pool;
    private final Map<AccountId, Account> accounts = new HashMap<>();

    Rehearsal(FundingPool pool, Collection<Account> funders) {
        this.pool = pool;
        funders.forEach(account -> accounts.put(account.id(), account));
    }

    /** Whether there is enough for this one as well. */
    public boolean funds(FundedLoan loan) {
        Optional<List<AccountShare>> shares = pool.allocate(loan, this::account);
        shares.ifPresent(parts -> parts.forEach(part -> take(new AccountId(part.accountId()), part.amount())));
        return shares.isPresent();
    }

    private void take(AccountId funder, Money amount) {
        accounts.put(funder, account(funder).after(amount.negated()));
    }

    private Account account(AccountId id) {
        return Objects.requireNonNull(accounts.get(id));
    }
}
