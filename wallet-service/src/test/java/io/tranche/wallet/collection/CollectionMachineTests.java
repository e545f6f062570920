package io.tranche.wallet.collection;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.locked;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.testing.Matrix;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Postings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of a repayment's collection by each request, in each of its states. */
class CollectionMachineTests {

    private static final long REPAYMENT = 7;
    private static final long LOAN = 42;
    private static final long FUNDER = 1;
    private static final long BORROWER = 2;
    private static final Money AMOUNT = Money.inr("60.00");
    private static final String NEVER_HEARD_OF = "never heard of";

    private static final Map<String, Command> COMMANDS = commands();

    /** One request, and the money that the funder and the borrower have then. */
    private record Command(String funder, String borrower, Act act) {}

    private interface Act {
        WalletEvent on(CollectionBatch batch, Postings postings);
    }

    private record Outcome(String status, String answer) {}

    @Test
    void becomesWhatIsDrawn() {
        Matrix<String> drawn = machine();
        COMMANDS.forEach((name, command) ->
                drawn.row(name, status -> outcome(status, command).status()));

        assertThat(drawn).hasToString("""
                                            never heard of  COLLECTED  REFUSED  CANCELLED  REFUNDED
                request                     COLLECTED       COLLECTED  REFUSED  CANCELLED  REFUNDED
                request, too little money   REFUSED         COLLECTED  REFUSED  CANCELLED  REFUNDED
                request, more than is owed  REFUSED         COLLECTED  REFUSED  CANCELLED  REFUNDED
                refund                      CANCELLED       REFUNDED   REFUSED  CANCELLED  REFUNDED
                refund, money spent         CANCELLED       COLLECTED  REFUSED  CANCELLED  REFUNDED
                """);
    }

    @Test
    void answersWhatIsDrawn() {
        Matrix<String> drawn = machine();
        COMMANDS.forEach((name, command) ->
                drawn.row(name, status -> outcome(status, command).answer()));

        assertThat(drawn).hasToString("""
                                            never heard of  COLLECTED     REFUSED      CANCELLED    REFUNDED
                request                     Collected       Collected     DebitFailed  DebitFailed  DebitFailed
                request, too little money   DebitFailed     Collected     DebitFailed  DebitFailed  DebitFailed
                request, more than is owed  DebitFailed     Collected     DebitFailed  DebitFailed  DebitFailed
                refund                      Refunded        Refunded      Refunded     Refunded     Refunded
                refund, money spent         Refunded        RefundFailed  Refunded     Refunded     Refunded
                """);
    }

    @Test
    void isGivenBackOnlyOnceCollected() {
        assertThat(Matrix.of(List.of(CollectionStatus.values()), Enum::name)
                        .row("REFUNDED", from -> from.mayBecome(CollectionStatus.REFUNDED) ? "yes" : "no"))
                .hasToString("""
                                  COLLECTED  REFUSED  CANCELLED  REFUNDED
                        REFUNDED  yes        no       no         no
                        """);
    }

    private static Matrix<String> machine() {
        return Matrix.of(
                Stream.concat(
                                Stream.of(NEVER_HEARD_OF),
                                Arrays.stream(CollectionStatus.values()).map(Enum::name))
                        .toList(),
                head -> head);
    }

    private static Map<String, Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        Act request = (batch, postings) -> batch.collect(requested("60.00"), UUID.randomUUID(), postings);
        Act tooMuch = (batch, postings) -> batch.collect(requested("59.99"), UUID.randomUUID(), postings);
        Act refund = (batch, postings) ->
                batch.refund(new RepaymentRefundRequested(REPAYMENT, LOAN, BORROWER), UUID.randomUUID(), postings);
        commands.put("request", new Command("0.00", "60.00", request));
        commands.put("request, too little money", new Command("0.00", "59.99", request));
        commands.put("request, more than is owed", new Command("0.00", "60.00", tooMuch));
        commands.put("refund", new Command("60.00", "0.00", refund));
        commands.put("refund, money spent", new Command("59.99", "0.00", refund));
        return commands;
    }

    private static Outcome outcome(String status, Command command) {
        List<CollectedRepayment> stored =
                status.equals(NEVER_HEARD_OF) ? List.of() : List.of(in(CollectionStatus.valueOf(status)));
        CollectionBatch batch = new CollectionBatch(stored);
        WalletEvent answer =
                command.act.on(batch, locked(house(FUNDER, command.funder), wallet(BORROWER, command.borrower)));
        Stream<CollectedRepayment> now =
                Stream.of(batch.added(), batch.changed(), stored).flatMap(List::stream);
        return new Outcome(
                now.findFirst().map(row -> row.status().name()).orElse(NEVER_HEARD_OF),
                answer.getClass().getSimpleName().replace("Repayment", ""));
    }

    private static CollectedRepayment in(CollectionStatus status) {
        AccountId borrower = new AccountId(BORROWER);
        return switch (status) {
            case COLLECTED -> CollectedRepayment.collected(requested("60.00"), borrower);
            case REFUSED ->
                CollectedRepayment.refused(requested("60.00"), borrower, RefusalReason.INSUFFICIENT_BALANCE);
            case CANCELLED ->
                CollectedRepayment.cancelled(
                        new RepaymentRefundRequested(REPAYMENT, LOAN, BORROWER), borrower, Money.inr("0.00"));
            case REFUNDED ->
                CollectedRepayment.collected(requested("60.00"), borrower).refunded();
        };
    }

    private static RepaymentRequested requested(String payable) {
        return new RepaymentRequested(
                REPAYMENT, LOAN, BORROWER, AMOUNT, Money.inr(payable), List.of(new AccountShare(FUNDER, AMOUNT)));
    }
}
