package io.tranche.wallet.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.AccountSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it is. */
@WalletTest
class ProviderQueueIntegrationTests {

    private final int port;
    private final JdbcClient jdbc;
    private final AccountSettings accounts;
    private final List<WalletClient> clients = new ArrayList<>();

    ProviderQueueIntegrationTests(
            @LocalServerPort int port, @Autowired JdbcClient jdbc, @Autowired AccountSettings accounts) {
        this.port = port;
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    @BeforeEach
    @AfterEach
    void pauseAllProviders() {
        AllocationFixture.pauseAllProviders(jdbc);
    }

    @Test
    void firstInIsFirstOutUntilAllIsLentOut() {
        Providers providers = providers(AllocationFixture.firstInFirstOut());
        List<AccountId> opened = List.of(provider("10.00"), provider("30.00"), provider("20.00"));

        assertThat(turn(providers, opened)).isEqualTo(opened);

        providers.lentOut(Set.of(opened.get(0)));
        assertThat(turn(providers, opened)).containsExactly(opened.get(1), opened.get(2), opened.get(0));

        providers.lentOut(Set.of(opened.get(1)));
        assertThat(turn(providers, opened)).containsExactly(opened.get(2), opened.get(0), opened.get(1));
    }

    @Test
    void whoHasMostComesFirstWhereAllGiveInProportion() {
        Providers providers = providers(AllocationFixture.proRata());
        List<AccountId> opened = List.of(provider("10.00"), provider("30.00"), provider("20.00"));

        assertThat(turn(providers, opened)).containsExactly(opened.get(1), opened.get(2), opened.get(0));
    }

    @Test
    void beingLentOutChangesNoPreferences() {
        Providers providers = providers(AllocationFixture.firstInFirstOut());
        AccountId provider = provider("10.00");
        clients.getFirst().patch("/api/providers/preferences", "{\"max_amount_per_loan\": 7.50}");

        providers.lentOut(Set.of(provider));

        assertThat(providers.preferences(provider).loanMax()).hasToString("7.50");
    }

    private Providers providers(FundingSettings settings) {
        return new Providers(jdbc, accounts, settings, Clock.systemUTC());
    }

    private AccountId provider(String funds) {
        WalletClient provider = new WalletClient(port, TestTokens.provider(TestIds.next()));
        provider.post("/api/providers/add_funds", WalletClient.payment(funds, "funds"));
        clients.add(provider);
        return new AccountId(
                provider.get("/api/accounts").json().get(0).get("id").asLong());
    }

    /** Of these; other tests have their own providers. */
    private static List<AccountId> turn(Providers providers, List<AccountId> ours) {
        return providers.lending().stream()
                .map(Lender::account)
                .filter(ours::contains)
                .toList();
    }
}
