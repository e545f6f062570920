package io.tranche.loan.lifecycle;

import static io.tranche.loan.eligibility.Applicants.nothingMuch;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Event;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.LoanReply;
import io.tranche.contracts.WalletEvent.RepaymentReply;
import io.tranche.loan.eligibility.Applicants;
import io.tranche.loan.lifecycle.Loan.Change;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.ProductRef;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Terms;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.testing.Matrix;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be done to a loan, and what answers of wallet-service mean to it, in each of its states. */
class LoanMachineTests {

    private static final long LOAN = 42;
    private static final Money PRINCIPAL = Money.inr("1000.00");
    private static final Money OUTSTANDING = Money.inr("1020.07");
    private static final Money NOTHING = Money.inr("0.00");
    private static final Instant NOW = Instant.parse("2026-01-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 20);

    /** By the name of the method, and what distinguishes two uses of it. */
    private static final Map<String, Function<Loan, Loan>> VERBS = verbs();

    private static final Map<String, LoanReply> REPLIES = replies();

    /** A dash: it throws. */
    @Test
    void doesOnlyWhatIsDrawnInEachState() {
        Matrix<LoanStatus> drawn = Matrix.of(List.of(LoanStatus.values()), LoanMachineTests::shortly);
        VERBS.forEach((verb, act) -> drawn.row(verb, status -> after(status, act)));

        assertThat(drawn).hasToString("""
                                 appl    appr    await   active  deflt   closed  w/off  reject  cncl..  cancel  c/fail  c/forc
                approve          appr    -       -       -       -       -       -      -       -       -       -       -
                reject           reject  reject  reject  -       -       -       -      -       -       -       -       -
                cancel           cancel  cncl..  cncl..  -       -       -       -      -       -       -       -       -
                awaitFunding     -       await   -       -       -       -       -      -       -       -       -       -
                disbursed        -       active  active  -       -       -       -      -       active  -       active  active
                reversed         -       -       -       -       -       -       -      -       cancel  -       cancel  cancel
                reversalFailed   -       -       -       -       -       -       -      -       c/fail  -       -       -
                reversalRetried  -       -       -       -       -       -       -      -       -       -       cncl..  -
                reversalForced   -       -       -       -       -       -       -      -       -       -       c/forc  -
                repaid in part   -       -       -       active  deflt   -       -      -       -       -       -       -
                repaid in full   -       -       -       closed  closed  -       -      -       -       -       -       -
                owing something  -       -       -       active  deflt   active  w/off  -       -       -       -       -
                owing nothing    -       -       -       closed  closed  closed  -      -       -       -       -       -
                defaulted        -       -       -       deflt   -       -       -      -       -       -       -       -
                cured            -       -       -       -       active  -       -      -       -       -       -       -
                writtenOff       -       -       -       w/off   w/off   -       -      -       -       -       -       -
                released         -       -       -       active  deflt   closed  w/off  -       -       -       -       -
                reservedWhole    -       -       -       active  deflt   closed  w/off  -       -       -       -       -
                """);
    }

    @Test
    void namesEveryVerb() {
        Stream<String> changing = Arrays.stream(Loan.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Loan.class || method.getReturnType() == Change.class)
                .map(method -> method.getName())
                .filter(name -> !List.of("moved", "with").contains(name));

        assertThat(VERBS.keySet().stream().map(verb -> verb.split(" ")[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(changing.toList());
    }

    /** A dot: nothing comes of it. */
    @Test
    void takesAnswersOnlyWhereTheyAreDrawn() {
        Matrix<LoanStatus> drawn = Matrix.of(List.of(LoanStatus.values()), LoanMachineTests::shortly);
        REPLIES.forEach((name, reply) -> drawn.row(name, status -> decided(loan(status), reply)));
        drawn.row("no answer in time", status -> shortly(Replies.none(loan(status), NOW)));

        assertThat(drawn).hasToString("""
                                            appl  appr    await   active  deflt  closed  w/off  reject  cncl..  cancel  c/fail  c/forc
                LoanDisbursed               .     active  active  .       .      .       .      .       .       .       .       .
                DisbursementQueued          .     await   .       .       .      .       .      .       .       .       .       .
                DisbursementDeclined        .     reject  reject  .       .      .       .      .       .       .       .       .
                DisbursementReversed        .     .       .       .       .      .       .      .       cancel  .       cancel  cancel
                DisbursementReversalFailed  .     .       .       .       .      .       .      .       active  .       active  active
                no answer in time           .     cncl..  .       .       .      .       .      .       c/fail  .       .       .
                """);
    }

    @Test
    void namesEveryAnswer() {
        Stream<Class<?>> known = REPLIES.values().stream().map(LoanReply::getClass);

        assertThat(known.distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.<Class<?>>of(LoanReply.class.getPermittedSubclasses())
                        .filter(type -> type != RepaymentReply.class)
                        .toList());
    }

    private static Map<String, Function<Loan, Loan>> verbs() {
        Map<String, Function<Loan, Loan>> verbs = new LinkedHashMap<>();
        verbs.put(
                "approve",
                loan -> loan.approve(Applicants.terms(nothingMuch()), NOW).loan());
        verbs.put("reject", loan -> loan.reject("why", NOW).loan());
        verbs.put("cancel", loan -> loan.cancel("why", NOW).loan());
        verbs.put("awaitFunding", loan -> loan.awaitFunding("why", NOW).loan());
        verbs.put("disbursed", loan -> loan.disbursed(TODAY, NOW).loan());
        verbs.put("reversed", loan -> loan.reversed(NOW).loan());
        verbs.put("reversalFailed", loan -> loan.reversalFailed("why", NOW).loan());
        verbs.put("reversalRetried", loan -> loan.reversalRetried(NOW).loan());
        verbs.put("reversalForced", loan -> loan.reversalForced("why", NOW).loan());
        verbs.put("repaid in part", loan -> loan.repaid(Money.inr("0.01"), NOW));
        verbs.put("repaid in full", loan -> loan.repaid(OUTSTANDING, NOW));
        verbs.put("owing something", loan -> loan.owing(Money.inr("0.01"), NOW));
        verbs.put("owing nothing", loan -> loan.owing(NOTHING, NOW));
        verbs.put("defaulted", loan -> loan.defaulted(NOW));
        verbs.put("cured", loan -> loan.cured(NOW));
        verbs.put("writtenOff", loan -> loan.writtenOff(NOW));
        verbs.put("released", loan -> loan.released(NOTHING, NOW));
        verbs.put("reservedWhole", loan -> loan.reservedWhole(NOW));
        return verbs;
    }

    private static Map<String, LoanReply> replies() {
        Map<String, LoanReply> replies = new LinkedHashMap<>();
        replies.put("LoanDisbursed", new LoanDisbursed(LOAN, 2, PRINCIPAL, List.of()));
        replies.put("DisbursementQueued", new DisbursementQueued(LOAN, NOW));
        replies.put("DisbursementDeclined", new DisbursementDeclined(LOAN, RefusalReason.INSUFFICIENT_FUNDS));
        replies.put("DisbursementReversed", new DisbursementReversed(LOAN, null, null, List.of()));
        replies.put(
                "DisbursementReversalFailed", new DisbursementReversalFailed(LOAN, RefusalReason.INSUFFICIENT_BALANCE));
        return replies;
    }

    private static String after(LoanStatus status, Function<Loan, Loan> verb) {
        try {
            return shortly(verb.apply(loan(status)).status());
        } catch (IllegalStateException refused) {
            return "-";
        }
    }

    private static String decided(Loan loan, Event reply) {
        return shortly(Replies.decide(loan, received(reply), new Replies.Today(TODAY, NOW)));
    }

    private static ReceivedEvent received(Event event) {
        return new ReceivedEvent(UUID.randomUUID(), NOW, event, event.topic(), 0, 0, null);
    }

    private static Loan loan(LoanStatus status) {
        Terms terms = new Terms(PRINCIPAL, AnnualRate.ofPercent("12.00"), 3);
        Basis basis = new Basis(new ProductRef(new ProductCode("standard"), 1), null, null);
        return new Loan(new LoanId(LOAN), 2, basis, terms, status, OUTSTANDING, NOTHING, null, NOW, NOW);
    }

    private static String shortly(Optional<Change> change) {
        return change.map(made -> shortly(made.loan().status())).orElse(".");
    }

    private static String shortly(LoanStatus status) {
        return switch (status) {
            case APPLIED -> "appl";
            case APPROVED -> "appr";
            case AWAITING_FUNDING -> "await";
            case ACTIVE -> "active";
            case DEFAULTED -> "deflt";
            case CLOSED -> "closed";
            case WRITTEN_OFF -> "w/off";
            case REJECTED -> "reject";
            case CANCELLING -> "cncl..";
            case CANCELLED -> "cancel";
            case COMPENSATION_FAILED -> "c/fail";
            case COMPENSATION_FORCED -> "c/forc";
        };
    }
}
