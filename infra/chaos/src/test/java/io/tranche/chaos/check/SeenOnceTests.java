package io.tranche.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.chaos.check.Evidence.LoanRow;
import io.tranche.chaos.check.Evidence.Movement;
import io.tranche.chaos.check.Evidence.PaymentRow;
import io.tranche.chaos.load.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenOnceTests {

    private static final Seen ASKED_BACK = new Seen.AskedBack(5, "key-1");
    private static final Seen TAKEN_BACK = new Seen.TakenBack(5, "key-1");
    private static final Movement GIVEN_BACK = new Movement(5, "REFUND", "31", 1_000);

    private final SoundEvidence evidence = new SoundEvidence();

    @Test
    void isSilentWhenAllIsWell() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void isSilentWhenARefusedRepaymentWasTakenAndGivenBack() {
        evidence.movements.add(new Movement(5, "EMI_PAYMENT", "32", 900_000));
        evidence.movements.add(new Movement(5, "REFUND", "32", 900_000));
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsARepaymentThatIsGone() {
        evidence.payments.removeIf(row -> row.key().equals("key-1"));
        assertThat(violations()).singleElement().asString().contains("key-1");
    }

    @Test
    void findsARepaymentThatDidNotSucceedAfterAll() {
        evidence.payments.replaceAll(
                row -> row.id() == 31 ? new PaymentRow("repayment", 31, 5, "key-1", 1_000, "REFUNDED") : row);
        assertThat(violations()).singleElement().asString().contains("REFUNDED");
    }

    @Test
    void findsADoubledPosting() {
        evidence.movements.add(SoundEvidence.PAYMENT);
        assertThat(violations()).singleElement().asString().contains("money moved");
    }

    @Test
    void findsAPostingOfAnotherAmount() {
        evidence.movements.remove(SoundEvidence.PAYMENT);
        evidence.movements.add(new Movement(5, "EMI_PAYMENT", "31", 999));
        assertThat(violations()).hasSize(1);
    }

    @Test
    void findsMoneyThatARefusedRepaymentTook() {
        evidence.movements.add(new Movement(5, "EMI_PAYMENT", "32", 900_000));
        assertThat(violations()).singleElement().asString().contains("taken 1 times and given back 0 times");
    }

    @Test
    void findsAnApplicationTakenTwice() {
        evidence.loans.add(new LoanRow(22, 5, 100_000, "APPLIED"));
        assertThat(violations()).hasSize(2);
    }

    @Test
    void findsALoanThatWasPaidOutAndCancelled() {
        evidence.loans.set(0, new LoanRow(21, 5, 100_000, "CANCELLED"));
        assertThat(violations()).singleElement().asString().contains("CANCELLED");
    }

    @Test
    void findsATopUpThatIsGone() {
        evidence.payments.removeIf(row -> row.kind().equals("top_up"));
        assertThat(violations()).singleElement().asString().contains("ToppedUp");
    }

    @Test
    void findsAnAccountThatWasNeverOpened() {
        evidence.accounts.clear();
        assertThat(violations()).singleElement().asString().contains("Registered");
    }

    @Test
    void isSilentWhenAskingForAPaymentToBeTakenBackCameToNothing() {
        evidence.seen.add(ASKED_BACK);
        assertThat(violations()).isEmpty();
    }

    @Test
    void isSilentWhenAPaymentWasTakenBackAsAsked() {
        evidence.seen.add(ASKED_BACK);
        takeBack();
        evidence.movements.add(GIVEN_BACK);
        assertThat(violations()).isEmpty();
        evidence.seen.add(TAKEN_BACK);
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsAPaymentThatWasTakenBackUnasked() {
        takeBack();
        evidence.movements.add(GIVEN_BACK);
        assertThat(violations()).singleElement().asString().contains("REVERSED");
    }

    @Test
    void findsAPaymentThatWasTakenBackWithoutItsMoney() {
        evidence.seen.add(ASKED_BACK);
        takeBack();
        assertThat(violations()).singleElement().asString().contains("money moved: []");
    }

    @Test
    void findsMoneyThatWasGivenBackTwice() {
        evidence.seen.add(ASKED_BACK);
        takeBack();
        evidence.movements.addAll(List.of(GIVEN_BACK, GIVEN_BACK));
        assertThat(violations()).singleElement().asString().contains("money moved");
    }

    @Test
    void findsAPaymentThatStillCountsThoughItWasSaidToBeTakenBack() {
        evidence.seen.addAll(List.of(ASKED_BACK, TAKEN_BACK));
        assertThat(violations()).singleElement().asString().contains("TakenBack", "SUCCESS");
    }

    @Test
    void tellsOfAClientThatWasToldDifferentThings() {
        evidence.seen.add(new Seen.Contradicted("200, then 400"));
        assertThat(violations()).singleElement().asString().contains("200, then 400");
    }

    private void takeBack() {
        evidence.payments.replaceAll(
                row -> row.id() == 31 ? new PaymentRow("repayment", 31, 5, "key-1", 1_000, "REVERSED") : row);
    }

    private List<String> violations() {
        return new SeenOnce().violations(evidence.get());
    }
}
