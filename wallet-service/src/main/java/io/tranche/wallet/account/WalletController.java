package io.tranche.wallet.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import io.tranche.web.Caller;
import io.tranche.web.request.Keyset;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own money. */
@RestController
@RequestMapping("/api/wallet")
class WalletController {

    private final AccountDirectory accounts;
    private final AccountTransactions transactions;

    WalletController(AccountDirectory accounts, AccountTransactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /** Who has just registered may ask before the account is open. */
    @Operation(summary = "What is in one's own wallet")
    @GetMapping("/balance")
    Balance balance(Caller caller) {
        Money balance = accounts.ofUser(new UserId(caller.userId()))
                .map(Account::balance)
                .orElseGet(accounts::nothing);
        return new Balance(caller.userId(), balance);
    }

    /** Oldest first, as a statement reads; {@code after} continues it. */
    @Operation(
            summary = "What moved in one's own wallet, oldest first, as a statement reads",
            description = "`after` is the last id seen; see the Link header.")
    @GetMapping("/transactions")
    ResponseEntity<List<AccountTransaction>> transactions(
            Caller caller, Keyset page, @RequestParam(defaultValue = "0") @PositiveOrZero long after) {
        List<AccountTransaction> found = transactions.page(new UserId(caller.userId()), after, page.fetchSize());
        if (found.size() <= page.limit()) {
            return ResponseEntity.ok(found);
        }
        List<AccountTransaction> shown = found.subList(0, page.limit());
        String next = "/api/wallet/transactions?limit=%d&after=%d"
                .formatted(page.limit(), shown.getLast().id());
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(shown);
    }

    @Schema(example = "{\"user_id\": 6, \"balance\": \"90666.67\"}")
    record Balance(long userId, Money balance) {}
}
