package io.tranche.wallet.account;

import io.tranche.contracts.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts that one transaction has locked, and what it posts on them. Every decision sees the ones before it; nothing
 * is written until {@link Accounts#save}.
 */
public final class Postings {

    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<UserId, AccountId> owned = new HashMap<>();
    private final List<PostedEntry> entries = new ArrayList<>();

    Postings(Collection<Account> locked) {
        for (Account account : locked) {
            accounts.put(account.id(), account);
            if (account.owner() != null) {
                owned.put(account.owner(), account.id());
            }
        }
    }

    /**
     * As it stands after what was posted so far.
     *
     * @throws IllegalArgumentException if it is not among the locked ones, as when it does not exist
     */
    public Account account(AccountId id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw new IllegalArgumentException("Account %d does not exist".formatted(id.value()));
        }
        return account;
    }

    /**
     * The user's account, as it stands after what was posted so far.
     *
     * @throws IllegalArgumentException if it is not among the locked ones
     */
    public Account ownedBy(UserId owner) {
        AccountId id = owned.get(owner);
        if (id == null) {
            throw new IllegalArgumentException("User %d has no account".formatted(owner.value()));
        }
        return account(id);
    }

    public boolean covers(AccountId payer, Money amount) {
        return account(payer).available().compareTo(amount) >= 0;
    }

    /** Posts all of the movement, or nothing and returns false when an account to debit holds less than its part. */
    public boolean post(Movement movement) {
        Map<AccountId, Account> moved = new HashMap<>();
        List<PostedEntry> posted = new ArrayList<>(movement.entries().size());
        for (Entry entry : movement.entries()) {
            Account before = moved.getOrDefault(entry.account(), account(entry.account()));
            Account after = before.after(entry.amount());
            if (entry.amount().isNegative() && after.available().isNegative()) {
                return false;
            }
            moved.put(after.id(), after);
            posted.add(new PostedEntry(after, entry.amount(), movement.cause()));
        }
        accounts.putAll(moved);
        entries.addAll(posted);
        return true;
    }

    List<PostedEntry> entries() {
        return entries;
    }

    /** Each account that moved, once, as the last entry left it. */
    Collection<Account> moved() {
        Map<AccountId, Account> moved = new LinkedHashMap<>();
        for (PostedEntry entry : entries) {
            moved.put(entry.account().id(), entry.account());
        }
        return moved.values();
    }
}
