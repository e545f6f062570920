package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.standalone.Api.Session;
import io.tranche.standalone.Paper.Parts;
import io.tranche.standalone.Paper.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A provider who has lent to one loan, and what they have to see of it. */
final class Lender {

    /** The news of whose account it is may come after the loan. */
    private static final Duration KNOWN_LONGEST = Duration.ofMinutes(2);

    private final Session session;
    private final BigDecimal stake;
    private final List<String> statement = new ArrayList<>();
    private BigDecimal out;
    private BigDecimal earned = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal rupeeDays = BigDecimal.ZERO;
    private LocalDate since;

    Lender(Session session, BigDecimal stake, LocalDate paidOut) {
        this.session = session;
        this.stake = stake;
        this.out = stake;
        this.since = paidOut;
        statement.add("%s DISBURSEMENT -%s 0.00 0.00 0.00 -%s %s".formatted(paidOut, stake, stake, stake));
    }

    void receives(Share share, LocalDate day) {
        Parts part = share.parts();
        rupeeDays = rupeeDays.add(out.multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(since, day))));
        since = day;
        out = out.subtract(part.principal());
        earned = earned.add(part.interest()).add(part.penalty());
        fees = fees.add(share.fee());
        statement.addFirst("%s REPAYMENT %s %s %s %s %s %s"
                .formatted(day, part.principal(), part.interest(), part.penalty(), share.fee(), share.received(), out));
    }

    BigDecimal fees() {
        return fees;
    }

    BigDecimal received() {
        return stake.subtract(out).add(earned).subtract(fees);
    }

    void seesThat(long loan, String status) {
        await().atMost(KNOWN_LONGEST).untilAsserted(() -> assertThat(rows(loan)).isEqualTo(statement));
        JsonNode share = session.get("/api/providers/portfolio/").body().get(0);
        assertThat(share.get("status").asString()).isEqualTo(status);
        assertThat(share.get("share_amount").asString()).isEqualTo(stake.toString());
        assertThat(share.get("principal_outstanding").asString()).isEqualTo(out.toString());
        assertThat(share.get("received").asString()).isEqualTo(received().toString());
        assertThat(new BigDecimal(share.get("platform_fee").asString())).isEqualByComparingTo(fees);
        assertThat(new BigDecimal(share.get("interest_earned").asString())
                        .add(new BigDecimal(share.get("penalty_earned").asString())))
                .isEqualByComparingTo(earned);
        assertThat(share.get("yield_percent").asString(null)).isEqualTo(yieldPercent());
    }

    /** The wallet tells of the same amounts, in the order in which they came. */
    void findsInTheWallet(String funds) {
        List<String> amounts = statement.reversed().stream()
                .map(row -> row.split(" ")[6].replace("-", ""))
                .toList();
        List<String> moved =
                new ArrayList<>(session.get("/api/wallet/transactions").body().findValuesAsString("amount"));
        assertThat(moved.removeFirst()).isEqualTo(funds);
        assertThat(moved).isEqualTo(amounts);
        assertThat(session.balance())
                .isEqualTo(new BigDecimal(funds).subtract(stake).add(received()).toString());
    }

    void pauses() {
        session.patch("/api/providers/preferences/", "{\"paused\": true}");
    }

    private List<String> rows(long loan) {
        return session.get("/api/providers/portfolio/" + loan)
                .body()
                .valueStream()
                .map(row -> String.join(
                        " ",
                        row.get("date").asString(),
                        row.get("type").asString(),
                        row.get("principal").asString(),
                        row.get("interest").asString(),
                        row.get("penalty").asString(),
                        row.get("platform_fee").asString(),
                        row.get("amount").asString(),
                        row.get("principal_outstanding").asString()))
                .toList();
    }

    /** Simple interest of a year of 365 days on what was out. */
    private @Nullable String yieldPercent() {
        return rupeeDays.signum() == 0
                ? null
                : earned.subtract(fees)
                        .multiply(BigDecimal.valueOf(36_500))
                        .divide(rupeeDays, 2, RoundingMode.HALF_EVEN)
                        .toString();
    }
}
