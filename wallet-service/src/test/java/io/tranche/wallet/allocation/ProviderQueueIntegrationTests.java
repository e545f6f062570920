package io.tranche.wallet.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.Money;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.account.AccountDirectory;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.AccountSettings;
import io.tranche.wallet.account.HouseAccount;
import io.tranche.wallet.allocation.Lender.Funds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it is. */
@WalletTest
class ProviderQueueIntegrationTests {

    private static final Demand ANYBODY = Demand.of((Funding) null);

    private final int port;
    private final JdbcClient jdbc;
    private final AccountSettings accounts;
    private final AccountDirectory directory;
    private final HouseAccount house;
    private final List<WalletClient> clients = new ArrayList<>();

    ProviderQueueIntegrationTests(
            @LocalServerPort int port,
            @Autowired JdbcClient jdbc,
            @Autowired AccountSettings accounts,
            @Autowired AccountDirectory directory,
            @Autowired HouseAccount house) {
        this.port = port;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.directory = directory;
        this.house = house;
    }

    @BeforeEach
    @AfterEach
    void pauseAllProviders() {
        AllocationFixture.pauseAllProviders(jdbc);
    }

    @Test
    void knowsSinceWhenTheMoneyOfEachIsThere() {
        AccountId registeredFirst = provider("10.00");
        pass(10, registeredFirst);
        AccountId registeredLast = provider("30.00");
        top(clients.getFirst(), "5.00", "more");
        clients.getFirst().withdraw("12.00", "out");

        assertThat(pieces(registeredFirst)).containsExactly("3.00");
        assertThat(waitingSince(registeredLast)).isBefore(waitingSince(registeredFirst));
    }

    @Test
    void forgetsWhatIsLentAndKeepsWhatCameLater() {
        AccountId provider = provider("10.00");
        pass(10, provider);
        top(clients.getFirst(), "5.00", "more");
        pass(5, provider);
        top(clients.getFirst(), "2.00", "more-still");
        clients.getFirst().withdraw("11.00", "out");

        assertThat(pieces(provider)).containsExactly("4.00", "2.00");
        assertThat(rows(provider)).isEqualTo(2);
    }

    @Test
    void keepsOnePieceOfWhatComesInOneDay() {
        AccountId provider = provider("10.00");
        Instant morning = waitingSince(provider);
        for (int repayment = 0; repayment < 5; repayment++) {
            top(clients.getFirst(), "1.00", "more-" + repayment);
        }

        assertThat(rows(provider)).isOne();
        assertThat(pieces(provider)).containsExactly("15.00");
        assertThat(waitingSince(provider)).isEqualTo(morning);
    }

    @Test
    void looksAtThoseWhoGiveMostWhereTheOrderDoesNotMatter() {
        List<AccountId> opened = List.of(provider("10.00"), provider("30.00"), provider("20.00"), provider("40.00"));
        clients.getLast().patch("/api/providers/preferences", "{\"max_amount_per_loan\": 7.50}");

        List<Lender> lenders = providers(2).lending(ANYBODY);

        assertThat(lenders).extracting(Lender::account).containsExactly(opened.get(1), opened.get(2));
        assertThat(lenders)
                .allSatisfy(lender -> assertThat(lender.funds().pieces()).isEmpty());
    }

    @Test
    void looksAtThoseWhoWaitLongestAndAtThoseWhoGiveMost() {
        List<AccountId> opened = List.of(provider("10.00"), provider("30.00"), provider("20.00"), provider("40.00"));
        clients.getLast().patch("/api/providers/preferences", "{\"max_amount_per_loan\": 7.50}");

        assertThat(lending(providers(2), ANYBODY).keySet()).containsExactlyInAnyOrder(opened.get(0), opened.get(1));
    }

    @Test
    void hidesNobodyBehindThoseWhoAskForMoreThanTheBorrowerHas() {
        List<AccountId> opened =
                List.of(demanding("40.00", 800), demanding("30.00", 750), provider("20.00"), provider("10.00"));

        assertThat(lending(providers(4), Demand.of(terms(700))).keySet())
                .containsExactlyInAnyOrder(opened.get(2), opened.get(3));
        assertThat(lending(providers(6), Demand.of(terms(750))).keySet())
                .containsExactlyInAnyOrder(opened.get(1), opened.get(2), opened.get(3));
        assertThat(providers(2).lending(Demand.of(terms(null))))
                .extracting(Lender::account)
                .containsExactly(opened.get(2), opened.get(3));
    }

    @Test
    void looksInABatchOfManyBorrowersAtSomeWhoLendToAllAndAtSomeWhoAskForMore() {
        List<AccountId> opened =
                List.of(demanding("40.00", 800), demanding("30.00", 750), provider("20.00"), provider("10.00"));
        Demand demand = Demand.of(List.of(Demand.of(terms(null)), Demand.of(terms(760))));

        assertThat(providers(2).lending(demand))
                .extracting(Lender::account)
                .containsExactly(opened.get(1), opened.get(2));
        assertThat(lending(providers(8), demand).keySet())
                .containsExactlyInAnyOrder(opened.get(1), opened.get(2), opened.get(3));
    }

    @Test
    void startsWithTheMoneyThatIsThereAlready() {
        AccountId provider = provider("10.00");
        jdbc.sql("DELETE FROM provider_funds WHERE account_id = ?")
                .param(provider.value())
                .update();

        assertThat(pieces(provider)).containsExactly("10.00");
    }

    @Test
    void looksForEachPolicyAtItsOwnEvenIfLoansOfBothWait() {
        List.of("10.00", "30.00", "20.00").forEach(this::provider);
        LoanFunds funds = new LoanFunds(providers(2), settings(2), house, directory);

        assertThat(List.of(FundingPolicy.values())).allSatisfy(policy -> {
            String most = policy == FundingPolicy.PRO_RATA ? "50.00" : "40.00";
            assertThat(funds.rehearse(ANYBODY).funds(loan(most, policy))).isTrue();
            assertThat(funds.rehearse(ANYBODY).funds(loan("50.01", policy))).isFalse();
        });
    }

    private AccountId demanding(String funds, int scoreMin) {
        AccountId provider = provider(funds);
        clients.getLast().patch("/api/providers/preferences", "{\"min_credit_score\": %d}".formatted(scoreMin));
        return provider;
    }

    private static Funding terms(@Nullable Integer score) {
        return new Funding(FundingPolicy.FIRST_IN_FIRST_OUT, false, FundingShortfall.QUEUE, score);
    }

    private static FundedLoan loan(String principal, FundingPolicy policy) {
        Funding terms = new Funding(policy, false, FundingShortfall.QUEUE, null);
        return new FundedLoan(Money.inr(principal), null, new AccountId(Long.MAX_VALUE), terms);
    }

    private static FundingSettings settings(int providersPerBatchMax) {
        return new FundingSettings(FundingPolicy.FIRST_IN_FIRST_OUT, 100, true, 50, providersPerBatchMax);
    }

    private Providers providers(int providersPerBatchMax) {
        return new Providers(jdbc, accounts, settings(providersPerBatchMax), Clock.systemUTC());
    }

    private AccountId provider(String funds) {
        WalletClient provider = new WalletClient(port, TestTokens.provider(TestIds.next()));
        top(provider, funds, "funds");
        clients.add(provider);
        return new AccountId(
                provider.get("/api/accounts").json().get(0).get("id").asLong());
    }

    /** Days go by; not as many as between two pieces, which would then meet on one day. */
    private void pass(int days, AccountId provider) {
        jdbc.sql("""
                        UPDATE provider_funds SET came_on = came_on - :days, came_at = came_at - make_interval(days => :days)
                        WHERE account_id = :provider""").param("days", days).param("provider", provider.value()).update();
    }

    private int rows(AccountId provider) {
        return jdbc.sql("SELECT count(*) FROM provider_funds WHERE account_id = ?")
                .param(provider.value())
                .query(Integer.class)
                .single();
    }

    private static void top(WalletClient provider, String amount, String key) {
        provider.post("/api/providers/add_funds", WalletClient.payment(amount, key));
    }

    private List<String> pieces(AccountId provider) {
        return fundsOf(provider).pieces().stream()
                .map(piece -> Money.ofMinor(piece.amount(), Money.INR).toString())
                .toList();
    }

    private Instant waitingSince(AccountId provider) {
        return fundsOf(provider).pieces().getFirst().cameAt();
    }

    private Funds fundsOf(AccountId provider) {
        return Objects.requireNonNull(lending(providers(500), ANYBODY).get(provider))
                .funds();
    }

    private static Map<AccountId, Lender> lending(Providers providers, Demand demand) {
        return providers.lendingInOrder(demand).stream()
                .collect(Collectors.toMap(Lender::account, Function.identity()));
    }
}
