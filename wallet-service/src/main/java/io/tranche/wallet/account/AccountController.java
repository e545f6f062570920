package io.tranche.wallet.account;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import io.tranche.web.Role;
import io.tranche.web.request.Keyset;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everyone sees their own account, staff see all. */
@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private final AccountDirectory accounts;

    AccountController(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @Operation(summary = "One's own account; for admins and people on call all, newest first")
    @GetMapping
    ResponseEntity<List<AccountView>> list(Caller caller, Keyset page) {
        List<Account> found = isStaff(caller)
                ? accounts.page(page.beforeId(), page.fetchSize())
                : accounts.ofUser(new UserId(caller.userId())).stream().toList();
        return page.answer(found.stream().map(AccountView::of).toList(), AccountView::id);
    }

    /** A foreign account is answered as one that does not exist. */
    @Operation(summary = "An account, for its owner, admins and people on call")
    @GetMapping("/{id}")
    AccountView get(Caller caller, @PathVariable long id) {
        return accounts.find(new AccountId(id))
                .filter(account -> isStaff(caller) || new UserId(caller.userId()).equals(account.owner()))
                .map(AccountView::of)
                .orElseThrow(() -> Refusal.notFound("Account"));
    }

    private static boolean isStaff(Caller caller) {
        return caller.is(Role.ADMIN) || caller.is(Role.OPS);
    }
}
