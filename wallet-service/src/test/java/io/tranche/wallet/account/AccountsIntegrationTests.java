package io.tranche.wallet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Event;
import io.tranche.contracts.UserEvent.UserRegistered;
import io.tranche.contracts.WalletEvent.AccountOpened;
import io.tranche.messaging.consumers.ConsumerLags;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletClient.Answer;
import io.tranche.wallet.WalletTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WalletTest
class AccountsIntegrationTests {

    private final int port;
    private final AccountDirectory accounts;
    private final HouseAccount house;
    private final ConsumerLags lags;
    private final UserId userId = new UserId(TestIds.next());
    private final WalletClient user;

    AccountsIntegrationTests(
            @LocalServerPort int port,
            @Autowired AccountDirectory accounts,
            @Autowired HouseAccount house,
            @Autowired ConsumerLags lags) {
        this.port = port;
        this.accounts = accounts;
        this.house = house;
        this.lags = lags;
        this.user = WalletClient.user(port, userId.value());
    }

    @Test
    void opensAnAccountForWhoRegistersOnce() {
        UserRegistered registered = new UserRegistered(userId.value(), "USER");
        TestEvents.publishTwice(List.of(SentEvent.of(registered)));
        TestEvents.publish(registered);
        long other = TestIds.next();
        TestEvents.publish(new UserRegistered(other, "PROVIDER"));

        awaitAllIsHeard();
        assertThat(accounts.ofUser(new UserId(other)).map(Account::kind)).contains(AccountKind.PROVIDER);
        assertThat(opened(userId))
                .containsExactly(new AccountOpened(idOf(userId), userId.value(), AccountKind.CUSTOMER, "INR"));
    }

    @Test
    void leavesAnAccountAloneThatWasOpenedBeforeTheRegistrationWasHeard() {
        user.topUp("10.00", "early");

        TestEvents.publish(new UserRegistered(userId.value(), "USER"));

        awaitAllIsHeard();
        assertThat(opened(userId)).hasSize(1);
        assertThat(user.balance()).isEqualTo("10.00");
    }

    @Test
    void opensNoAccountForStaff() {
        UserId admin = new UserId(TestIds.next());

        TestEvents.publish(new UserRegistered(admin.value(), "ADMIN"));

        awaitAllIsHeard();
        assertThat(accounts.ofUser(admin)).isEmpty();
    }

    @Test
    void announcesTheHouseOnce() {
        assertThat(OutboxRows.ofKey("wallet", "account:" + house.id().value()))
                .extracting(SentEvent::event)
                .filteredOn(AccountOpened.class::isInstance)
                .containsExactly(new AccountOpened(house.id().value(), null, AccountKind.HOUSE, "INR"));
    }

    @Test
    void hidesForeignAccounts() {
        user.topUp("10.00", "mine");
        WalletClient stranger = WalletClient.user(port, TestIds.next());
        String path = "/api/accounts/" + idOf(userId);

        assertThat(user.get(path).json().path("balance").asString()).isEqualTo("10.00");
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get("/api/accounts/" + house.id().value()).status()).isEqualTo(404);
        assertThat(stranger.get("/api/accounts").response().body()).isEqualTo("[]");
        assertThat(new WalletClient(port, TestTokens.ops(TestIds.next()))
                        .get(path)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void showsStaffAllAccountsNewestFirst() {
        user.topUp("10.00", "mine");
        WalletClient admin = new WalletClient(port, TestTokens.admin(TestIds.next()));

        Answer newest = admin.get("/api/accounts?limit=1");

        assertThat(newest.json().path(0).path("id").asLong()).isEqualTo(idOf(userId));
        assertThat(newest.response().headers().firstValue("Link").orElseThrow()).contains("before=" + idOf(userId));
    }

    @Test
    void listsTransactionsOldestFirstAndPageByPage() {
        user.topUp("10.00", "a");
        user.topUp("20.00", "b");
        user.withdraw("5.00", "c");

        Answer first = user.get("/api/wallet/transactions?limit=2");
        long last = first.json().path(1).path("id").asLong();
        Answer rest = user.get("/api/wallet/transactions?limit=2&after=" + last);

        assertThat(first.json().valueStream())
                .extracting(row -> row.path("balance_after").asString())
                .containsExactly("10.00", "30.00");
        assertThat(first.response().headers().firstValue("Link").orElseThrow()).contains("after=" + last);
        assertThat(rest.json().path(0).path("type").asString()).isEqualTo("DEBIT");
        assertThat(rest.json().path(0).path("amount").asString()).isEqualTo("5.00");
        assertThat(rest.json().path(0).path("user_id").asLong()).isEqualTo(userId.value());
        assertThat(rest.json().path(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "user_id",
                        "amount",
                        "type",
                        "source",
                        "reference_id",
                        "description",
                        "balance_after",
                        "created_at");
        assertThat(user.get("/api/wallet/transactions?after=-1").status()).isEqualTo(400);
    }

    @Test
    void answersNobodyWithoutAToken() {
        assertThat(new WalletClient(port, "nonsense").get("/api/wallet/balance").status())
                .isEqualTo(401);
        assertThat(new WalletClient(port, TestTokens.forged(userId.value()))
                        .get("/api/accounts")
                        .status())
                .isEqualTo(401);
    }

    private void awaitAllIsHeard() {
        await().ignoreExceptions().until(() -> lags.all().stream().allMatch(lag -> lag.lagEvents() == 0));
    }

    private long idOf(UserId owner) {
        return accounts.ofUser(owner).orElseThrow().id().value();
    }

    private List<Event> opened(UserId owner) {
        return OutboxRows.ofKey("wallet", "account:" + idOf(owner)).stream()
                .map(SentEvent::event)
                .filter(AccountOpened.class::isInstance)
                .toList();
    }
}
