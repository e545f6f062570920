package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.loan.ImaginedArrears.Row;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestPlatform;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random payments and leaps of time, long ones as after an outage, against a reckoning that knows no database and no chunks. */
class DayEndModelIntegrationTests extends DayEndTestCase {

    private static final int MOVES = 8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void endsInTheSameStateHoweverDaysAndPaymentsCome(long seed) {
        Random random = new Random(seed);
        long loan = activeLoanOf(penalized(), "12000");
        enrich("100000.00");
        ImaginedArrears imagined = imagined(loan);
        moveTo(firstDue(loan));

        for (int move = 0; move < MOVES; move++) {
            if (random.nextBoolean()) {
                long amount = 1 + random.nextLong(Math.min(90_000, imagined.outstanding() - 1));
                pay(loan, amount, "payment-" + move);
                imagined.pay(amount);
            } else {
                leap(1 + random.nextInt(random.nextBoolean() ? 3 : 40), imagined);
            }
        }
        leap(1, imagined);
        LocalDate closed = today().minusDays(1);

        assertThat(Money.inr(outstandingOf(loan)).minorUnits()).isEqualTo(imagined.outstanding());
        assertThat(view(loan).text("/arrears/days_past_due")).isEqualTo(String.valueOf(imagined.daysPastDue(closed)));
        assertThat(TestPlatform.database()
                        .sql("SELECT coalesce(sum(amount_minor), 0) FROM loan.penalty_charge WHERE loan_id = ?")
                        .param(loan)
                        .query(Long.class)
                        .single())
                .isEqualTo(imagined.penalties());
    }

    private void pay(long loan, long minor, String key) {
        Answer paid = borrower.pay(loan, Money.ofMinor(minor, Money.INR).toString(), key);
        assertThat(paid.code()).as(paid.body().toString()).isEqualTo(200);
    }

    private void leap(int days, ImaginedArrears imagined) {
        LocalDate before = today();
        moveTo(before.plusDays(days));
        before.datesUntil(before.plusDays(days)).forEach(imagined::close);
    }

    private ImaginedArrears imagined(long loan) {
        return new ImaginedArrears(borrower.get("/api/loans/" + loan + "/schedule")
                .body()
                .valueStream()
                .map(row -> new Row(
                        LocalDate.parse(row.get("due_date").asString()),
                        Money.inr(row.get("amount").asString()).minorUnits()))
                .toList());
    }
}
