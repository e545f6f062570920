package io.tranche.wallet.settlement;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.contracts.AccountKind;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.HouseAccount;
import io.tranche.wallet.account.UserId;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import io.tranche.web.Role;
import io.tranche.web.idempotency.IdempotencyKey;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Money into wallets, investors' accounts and the house, and out of wallets. */
@RestController
class PaymentController {

    private final Payments payments;
    private final HouseAccount house;

    PaymentController(Payments payments, HouseAccount house) {
        this.payments = payments;
        this.house = house;
    }

    @Operation(
            summary = "Bring money into one's own wallet",
            description =
                    "With a key, the same request again moves nothing again. While the payment provider has not decided: 202, "
                            + "PENDING. Refusals: payment_declined (400), idempotency_key_reused (422).")
    @PostMapping("/api/wallet/top-up")
    ResponseEntity<PaymentAnswer> topUp(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody PaymentRequest request) {
        return topUp(accountOf(caller), request, key);
    }

    @Operation(summary = "Bring money to lend, for investors", description = "Answers like a top-up of a wallet.")
    @PostMapping("/api/providers/add_funds")
    ResponseEntity<PaymentAnswer> addFunds(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody PaymentRequest request) {
        require(caller, Role.PROVIDER);
        return topUp(accountOf(caller), request, key);
    }

    @Operation(
            summary = "Add to the house's own capital, for admins",
            description = "Answers like a top-up of a wallet.")
    @PostMapping("/api/accounts/house/top-up")
    ResponseEntity<PaymentAnswer> topUpHouse(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody PaymentRequest request) {
        require(caller, Role.ADMIN);
        return topUp(house.id(), request, key);
    }

    @Operation(
            summary = "Take money out of one's own wallet",
            description =
                    "Like a top-up. Refusals: insufficient_balance, payment_declined (400), idempotency_key_reused (422).")
    @PostMapping("/api/wallet/withdrawals")
    ResponseEntity<PaymentAnswer> withdraw(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody PaymentRequest request) {
        return payments.withdraw(accountOf(caller), request.amount().money(), request.key(key))
                .map(PaymentAnswer::of)
                .orElseThrow(() -> new Refusal(HttpStatus.BAD_REQUEST, "insufficient_balance", "Insufficient balance"));
    }

    private ResponseEntity<PaymentAnswer> topUp(AccountId account, PaymentRequest request, @Nullable String key) {
        return PaymentAnswer.of(payments.topUp(account, request.amount().money(), request.key(key)));
    }

    private AccountId accountOf(Caller caller) {
        AccountKind kind = caller.is(Role.PROVIDER) ? AccountKind.PROVIDER : AccountKind.CUSTOMER;
        return payments.accountOf(new UserId(caller.userId()), kind);
    }

    private static void require(Caller caller, Role role) {
        if (!caller.is(role)) {
            throw Refusal.forbidden("Only for role " + role);
        }
    }
}
