package io.tranche.wallet.allocation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Accounts;
import io.tranche.wallet.account.UserId;
import io.tranche.web.Caller;
import io.tranche.web.json.Amount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an investor wants, and may change at any time. It holds for every payout that begins after the answer. */
@RestController
@RequestMapping("/api/providers/preferences")
@PreAuthorize("hasRole('PROVIDER')")
class ProviderController {

    private final Providers providers;
    private final Accounts accounts;

    ProviderController(Providers providers, Accounts accounts) {
        this.providers = providers;
        this.accounts = accounts;
    }

    @Operation(summary = "What goes into new loans, for investors")
    @GetMapping
    @Transactional
    public PreferencesView show(Caller caller) {
        return PreferencesView.of(providers.preferences(accountOf(caller)));
    }

    @Operation(
            summary = "Pause or resume lending, limit what goes into one loan, ask for a credit score",
            description = "What is not named stays as it is. With min_credit_score, from 300 to 900, nothing goes to "
                    + "borrowers with a lower score, or of whom none is known.")
    @PatchMapping
    @Transactional
    public PreferencesView change(Caller caller, @Valid @RequestBody PreferencesChange change) {
        return prefer(caller, change::of);
    }

    @Operation(summary = "Let as much go into one loan as there is")
    @DeleteMapping("/max_amount_per_loan")
    @Transactional
    public PreferencesView unlimit(Caller caller) {
        return prefer(caller, before -> new Preferences(before.paused(), null, before.scoreMin()));
    }

    @Operation(summary = "Lend whatever the credit score")
    @DeleteMapping("/min_credit_score")
    @Transactional
    public PreferencesView lendToAnybody(Caller caller) {
        return prefer(caller, before -> new Preferences(before.paused(), before.loanMax(), null));
    }

    private PreferencesView prefer(Caller caller, UnaryOperator<Preferences> change) {
        AccountId account = accountOf(caller);
        accounts.lock(Set.of(), Set.of(account));
        Preferences changed = change.apply(providers.preferences(account));
        providers.prefer(account, changed);
        return PreferencesView.of(changed);
    }

    private AccountId accountOf(Caller caller) {
        return accounts.accountOf(new UserId(caller.userId()), AccountKind.PROVIDER);
    }

    record PreferencesChange(
            @Schema(example = "false") @Nullable Boolean paused,

            @Schema(implementation = String.class, example = "5000.00") @Nullable
            Amount maxAmountPerLoan,

            @Schema(example = "700") @Min(300) @Max(900) @Nullable
            Integer minCreditScore) {

        Preferences of(Preferences before) {
            return new Preferences(
                    paused == null ? before.paused() : paused,
                    maxAmountPerLoan == null ? before.loanMax() : maxAmountPerLoan.money(),
                    minCreditScore == null ? before.scoreMin() : minCreditScore);
        }
    }

    record PreferencesView(
            @Schema(example = "false") boolean paused,

            @Schema(implementation = String.class, example = "5000.00") @Nullable
            Money maxAmountPerLoan,

            @Schema(example = "700") @Nullable Integer minCreditScore) {

        static PreferencesView of(Preferences preferences) {
            return new PreferencesView(preferences.paused(), preferences.loanMax(), preferences.scoreMin());
        }
    }
}
