package io.tranche.wallet.disbursement;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.locked;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.testing.Matrix;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.allocation.AllocationFixture;
import io.tranche.wallet.disbursement.Waiting.Room;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of a disbursement by each request, and by each look at the queue, in each of its states. */
class DisbursementMachineTests {

    private static final long LOAN = 7;
    private static final AccountId HOUSE = new AccountId(1);
    private static final AccountId BORROWER = new AccountId(2);
    private static final Money PRINCIPAL = Money.inr("600.00");
    private static final UUID EVENT = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-01-20T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String NEVER_HEARD_OF = "never heard of";

    private static final Map<String, Command> COMMANDS = commands();

    /** One request, or look at the queue, and the money that the house and the borrower have then. */
    private record Command(String house, String borrower, Instant at, Act act) {}

    private interface Act {
        List<WalletEvent> on(DisbursementBatch batch, Postings postings);
    }

    private record Outcome(String status, String answer) {}

    @Test
    void becomesWhatIsDrawn() {
        Matrix<String> drawn = machine();
        COMMANDS.forEach((name, command) ->
                drawn.row(name, status -> outcome(status, command).status()));

        assertThat(drawn).hasToString("""
                                                   never heard of  QUEUED     DISBURSED  DECLINED  CANCELLED  REVERSED  KEPT
                request                            DISBURSED       QUEUED     DISBURSED  DECLINED  CANCELLED  REVERSED  KEPT
                request, too little money          DECLINED        QUEUED     DISBURSED  DECLINED  CANCELLED  REVERSED  KEPT
                request that may wait              DISBURSED       QUEUED     DISBURSED  DECLINED  CANCELLED  REVERSED  KEPT
                request that may wait, too little  QUEUED          QUEUED     DISBURSED  DECLINED  CANCELLED  REVERSED  KEPT
                reversal                           CANCELLED       CANCELLED  REVERSED   DECLINED  CANCELLED  REVERSED  KEPT
                reversal, money spent              CANCELLED       CANCELLED  KEPT       DECLINED  CANCELLED  REVERSED  KEPT
                look at the queue                  never heard of  DISBURSED  DISBURSED  DECLINED  CANCELLED  REVERSED  KEPT
                look, too little money             never heard of  QUEUED     DISBURSED  DECLINED  CANCELLED  REVERSED  KEPT
                look, time is up                   never heard of  DECLINED   DISBURSED  DECLINED  CANCELLED  REVERSED  KEPT
                """);
    }

    @Test
    void answersWhatIsDrawn() {
        Matrix<String> drawn = machine();
        COMMANDS.forEach((name, command) ->
                drawn.row(name, status -> outcome(status, command).answer()));

        assertThat(drawn).hasToString("""
                                                   never heard of  QUEUED     DISBURSED       DECLINED  CANCELLED  REVERSED  KEPT
                request                            Disbursed       Queued     Disbursed       Declined  Declined   Declined  Disbursed
                request, too little money          Declined        Queued     Disbursed       Declined  Declined   Declined  Disbursed
                request that may wait              Disbursed       Queued     Disbursed       Declined  Declined   Declined  Disbursed
                request that may wait, too little  Queued          Queued     Disbursed       Declined  Declined   Declined  Disbursed
                reversal                           Reversed        Reversed   Reversed        Reversed  Reversed   Reversed  ReversalFailed
                reversal, money spent              Reversed        Reversed   ReversalFailed  Reversed  Reversed   Reversed  ReversalFailed
                look at the queue                  -               Disbursed  -               -         -          -         -
                look, too little money             -               -          -               -         -          -         -
                look, time is up                   -               Declined   -               -         -          -         -
                """);
    }

    private static Matrix<String> machine() {
        return Matrix.of(
                Stream.concat(
                                Stream.of(NEVER_HEARD_OF),
                                Arrays.stream(DisbursementStatus.values()).map(Enum::name))
                        .toList(),
                head -> head);
    }

    private static Map<String, Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        Act request = (batch, postings) -> List.of(batch.disburse(requested(FundingShortfall.REJECT), EVENT, postings));
        Act queueable =
                (batch, postings) -> List.of(batch.disburse(requested(FundingShortfall.QUEUE), EVENT, postings));
        Act reversal = (batch, postings) ->
                List.of(batch.reverse(new DisbursementReversalRequested(LOAN, BORROWER.value()), EVENT, postings));
        Act look = (batch, postings) -> batch.settleWaiting(List.of(LOAN), postings);
        commands.put("request", new Command("600.00", "0.00", NOW, request));
        commands.put("request, too little money", new Command("599.99", "0.00", NOW, request));
        commands.put("request that may wait", new Command("600.00", "0.00", NOW, queueable));
        commands.put("request that may wait, too little", new Command("599.99", "0.00", NOW, queueable));
        commands.put("reversal", new Command("0.00", "600.00", NOW, reversal));
        commands.put("reversal, money spent", new Command("0.00", "599.99", NOW, reversal));
        commands.put("look at the queue", new Command("600.00", "0.00", NOW, look));
        commands.put("look, too little money", new Command("599.99", "0.00", NOW, look));
        commands.put("look, time is up", new Command("600.00", "0.00", LATER, look));
        return commands;
    }

    private static Outcome outcome(String status, Command command) {
        List<Disbursement> stored =
                status.equals(NEVER_HEARD_OF) ? List.of() : List.of(in(DisbursementStatus.valueOf(status)));
        DisbursementBatch batch = new DisbursementBatch(
                AllocationFixture.houseAlone(HOUSE), stored, new Room(false, command.at, command.at.plusSeconds(60)));
        List<WalletEvent> answers = command.act.on(batch, locked(house(1, command.house), wallet(2, command.borrower)));
        Stream<Disbursement> now =
                Stream.of(batch.added(), batch.changed(), stored).flatMap(List::stream);
        return new Outcome(
                now.findFirst().map(row -> row.status().name()).orElse(NEVER_HEARD_OF),
                answers.isEmpty() ? "-" : shortly(answers.getFirst()));
    }

    private static Disbursement in(DisbursementStatus status) {
        Payout payout = new Payout(BORROWER, PRINCIPAL, List.of(new AccountShare(HOUSE.value(), PRINCIPAL)), null);
        return switch (status) {
            case QUEUED ->
                Disbursement.queued(Waiting.on(requested(FundingShortfall.QUEUE), EVENT, new Room(false, NOW, LATER)));
            case DISBURSED -> Disbursement.disbursed(LOAN, payout);
            case DECLINED -> Disbursement.declined(LOAN, RefusalReason.INSUFFICIENT_FUNDS);
            case CANCELLED -> Disbursement.cancelled(LOAN);
            case REVERSED -> Disbursement.disbursed(LOAN, payout).reversed();
            case KEPT -> Disbursement.disbursed(LOAN, payout).kept();
        };
    }

    private static DisbursementRequested requested(FundingShortfall shortfall) {
        return new DisbursementRequested(
                LOAN, BORROWER.value(), PRINCIPAL, new Funding(FundingPolicy.PRO_RATA, true, shortfall, null), null);
    }

    private static String shortly(WalletEvent answer) {
        return answer.getClass().getSimpleName().replaceAll("Loan|Disbursement", "");
    }
}
