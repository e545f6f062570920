package io.tranche.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.Matrix;
import io.tranche.testing.NoNumbers;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient.Answer;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes of amounts that are none, wherever one is named: a refusal that names the field, and nothing else. */
@WalletTest
class BadAmountsIntegrationTests {

    private static final String ROWS = """
            SELECT string_agg(concat_ws(' ', balance_minor, transaction_count,
                       (SELECT count(*) FROM wallet.top_up WHERE account_id = account.id),
                       (SELECT count(*) FROM wallet.withdrawal WHERE account_id = account.id),
                       (SELECT to_jsonb(provider)::text FROM wallet.provider WHERE account_id = account.id)), ' ' ORDER BY id)
            FROM wallet.account WHERE user_id IN (:user, :provider) OR kind = 'HOUSE'
            """;

    private final long userId = TestIds.next();
    private final long providerId = TestIds.next();
    private final WalletClient user;
    private final WalletClient provider;
    private final WalletClient admin;

    BadAmountsIntegrationTests(@LocalServerPort int port) {
        user = WalletClient.user(port, userId);
        provider = new WalletClient(port, TestTokens.provider(providerId));
        admin = new WalletClient(port, TestTokens.admin(TestIds.next()));
    }

    /** A dot: 400 with invalid_request, which names the field. */
    @Test
    void refusesWhatIsNoAmountWhereverOneIsWanted() {
        user.topUp("100.00", "in");
        provider.post("/api/providers/add_funds/", "{\"amount\": 100}");
        Matrix<Field> drawn = Matrix.of(fields(), Field::head);
        NoNumbers.and("0", "0.001").forEach(value -> drawn.row(value, field -> refusal(field, value)));

        assertThat(drawn).hasToString("""
                            top-up  withdrawal  add_funds  house  preference  score
                -1          .       .           .          .      .           .
                -0.01       .       .           .          .      .           .
                1e12        .       .           .          .      .           .
                1e999       .       .           .          .      .           .
                1e-999      .       .           .          .      .           .
                "NaN"       .       .           .          .      .           .
                "Infinity"  .       .           .          .      .           .
                "1e"        .       .           .          .      .           .
                "0x10"      .       .           .          .      .           .
                " 5"        .       .           .          .      .           .
                "5 "        .       .           .          .      .           .
                "1,000"     .       .           .          .      .           .
                ""          .       .           .          .      .           .
                "०"         .       .           .          .      .           .
                "٥"         .       .           .          .      .           .
                "five"      .       .           .          .      .           .
                true        .       .           .          .      .           .
                [5]         .       .           .          .      .           .
                {}          .       .           .          .      .           .
                0           .       .           .          .      .           .
                0.001       .       .           .          .      .           .
                """);
    }

    private record Field(String head, String name, Function<String, Answer> send) {}

    private List<Field> fields() {
        return List.of(
                new Field("top-up", "amount", value -> user.post("/api/wallet/top-up", amount(value))),
                new Field("withdrawal", "amount", value -> user.post("/api/wallet/withdrawals", amount(value))),
                new Field("add_funds", "amount", value -> provider.post("/api/providers/add_funds/", amount(value))),
                new Field("house", "amount", value -> admin.post("/api/accounts/house/top-up", amount(value))),
                new Field("preference", "max_amount_per_loan", value -> prefer("max_amount_per_loan", value)),
                new Field("score", "min_credit_score", value -> prefer("min_credit_score", value)));
    }

    private String refusal(Field field, String value) {
        String before = rows();
        Answer answer = field.send.apply(value);
        String said = "%d %s %s"
                .formatted(
                        answer.status(),
                        answer.code(),
                        answer.json().at("/errors/0/field").asString());
        String changed = rows().equals(before) ? "" : " CHANGED";
        return said.equals("400 invalid_request " + field.name) ? "." + changed : said.strip() + changed;
    }

    private String rows() {
        return TestPlatform.database()
                .sql(ROWS)
                .param("user", userId)
                .param("provider", providerId)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private Answer prefer(String field, String value) {
        return provider.patch("/api/providers/preferences/", "{\"%s\": %s}".formatted(field, value));
    }

    private static String amount(String value) {
        return "{\"amount\": %s}".formatted(value);
    }
}
