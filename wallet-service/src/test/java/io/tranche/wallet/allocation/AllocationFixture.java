package io.tranche.wallet.allocation;

import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.allocation.Lender.Funds;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Allocation without a Spring context. */
public final class AllocationFixture {

    private static final Funds NOT_KNOWN = new Funds(0, List.of());

    private AllocationFixture() {}

    public static FundingPool houseAlone(AccountId house) {
        return pool(proRata(), house, List.of());
    }

    /** The same lenders whatever the policy. */
    static FundingPool pool(FundingSettings settings, AccountId house, List<Lender> lenders) {
        return new FundingPool(
                settings, house, Map.of(FundingPolicy.PRO_RATA, lenders, FundingPolicy.FIRST_IN_FIRST_OUT, lenders));
    }

    /** So that their money does not get into the loans of other tests. */
    public static void pauseAllProviders(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO provider (account_id, paused, updated_at)
                        SELECT id, true, now() FROM account WHERE kind = 'PROVIDER'
                        ON CONFLICT (account_id) DO UPDATE SET paused = true""").update();
    }

    static FundingSettings proRata() {
        return new FundingSettings(FundingPolicy.PRO_RATA, 100, true, 50, 500);
    }

    static FundingSettings firstInFirstOut() {
        return new FundingSettings(FundingPolicy.FIRST_IN_FIRST_OUT, 100, true, 50, 500);
    }

    static FundingSettings firstInFirstOut(int providersPerLoanMax) {
        return new FundingSettings(FundingPolicy.FIRST_IN_FIRST_OUT, 100, true, providersPerLoanMax, 500);
    }

    static FundingSettings withoutHouse(int providerShareMaxPercent) {
        return new FundingSettings(FundingPolicy.PRO_RATA, providerShareMaxPercent, false, 50, 500);
    }

    static Lender lender(long account) {
        return new Lender(new AccountId(account), Preferences.NONE, NOT_KNOWN);
    }

    static Lender lender(long account, String loanMax) {
        return new Lender(new AccountId(account), atMost(loanMax), NOT_KNOWN);
    }

    /** Whose money came in these pieces. */
    static Lender lender(long account, Piece... pieces) {
        long balance = Arrays.stream(pieces).mapToLong(Piece::amount).sum();
        return new Lender(new AccountId(account), Preferences.NONE, new Funds(balance, List.of(pieces)));
    }

    static Preferences atMost(String loanMax) {
        return new Preferences(false, Money.inr(loanMax), null);
    }

    static Piece on(DayOfWeek day, String amount) {
        Instant midnight =
                LocalDate.EPOCH.with(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Piece(midnight, Money.inr(amount).minorUnits());
    }
}
