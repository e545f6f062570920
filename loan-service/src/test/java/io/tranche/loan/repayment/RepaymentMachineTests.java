package io.tranche.loan.repayment;

import static io.tranche.loan.repayment.BookFixture.AMOUNT;
import static io.tranche.loan.repayment.BookFixture.BORROWER;
import static io.tranche.loan.repayment.BookFixture.LOAN;
import static io.tranche.loan.repayment.BookFixture.NOW;
import static io.tranche.loan.repayment.BookFixture.REPAYMENT;
import static io.tranche.loan.repayment.BookFixture.SHARES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefundFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.contracts.WalletEvent.RepaymentReply;
import io.tranche.testing.Matrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can become of a repayment, and what answers of wallet-service mean to it, in each of its states. */
class RepaymentMachineTests {

    private static final Money NOTHING = Money.inr("0.00");

    /** By the name of the method, and what distinguishes two uses of it. */
    private static final Map<String, UnaryOperator<Repayment>> VERBS = verbs();

    private static final Map<String, RepaymentReply> REPLIES = replies();

    /** A dash: it throws. */
    @Test
    void doesOnlyWhatIsDrawnInEachState() {
        Matrix<RepaymentStatus> drawn = machine();
        VERBS.forEach((verb, act) -> drawn.row(verb, status -> after(status, act)));

        assertThat(drawn).hasToString("""
                                    pending   success   failed  refund..  refunded  c/fail    c/forced  revers..  reversed
                succeeded           success   -         -       -         -         -         -         success   -
                failed              failed    -         -       failed    -         failed    failed    -         -
                refunding           refund..  -         -       -         -         refund..  -         -         -
                refunded something  -         -         -       refunded  -         refunded  refunded  -         -
                refunded nothing    failed    -         -       failed    -         failed    failed    -         -
                refundFailed        -         -         -       c/fail    -         -         -         -         -
                refundRetried       refund..  -         -       -         -         refund..  -         -         -
                refundForced        -         -         -       -         -         c/forced  -         -         -
                reversing           -         revers..  -       -         -         -         -         -         -
                reversalRefused     success   -         -       -         -         -         -         success   -
                reversed            -         reversed  -       -         -         -         -         reversed  -
                """);
    }

    @Test
    void namesEveryVerb() {
        Stream<String> changing = Arrays.stream(Repayment.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Repayment.class)
                .map(method -> method.getName())
                .filter(name -> !name.equals("moved"));

        assertThat(VERBS.keySet().stream().map(verb -> verb.split(" ")[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(changing.toList());
    }

    /** A dot: nothing comes of it. */
    @Test
    void takesAnswersOnlyWhereTheyAreDrawn() {
        Matrix<RepaymentStatus> drawn = machine();
        REPLIES.forEach((name, reply) -> drawn.row(name, status -> took(BookFixture.book(status), reply)));
        drawn.row(
                "RepaymentCollected, too much by now",
                status -> took(BookFixture.book(status, Money.inr("399.99")), collected()));
        drawn.row("no answer in time", status -> changed(BookFixture.book(status), RepaymentMachineTests::giveUp));

        assertThat(drawn).hasToString("""
                                                     pending   success   failed  refund..  refunded  c/fail    c/forced  revers..  reversed
                RepaymentCollected                   success   .         .       .         .         .         .         .         .
                RepaymentDebitFailed                 failed    .         .       .         .         .         .         .         .
                RepaymentRefunded                    .         reversed  .       refunded  .         refunded  refunded  reversed  .
                RepaymentRefunded, of nothing        .         reversed  .       failed    .         failed    failed    reversed  .
                RepaymentRefundFailed                .         .         .       c/fail    .         .         .         success   .
                RepaymentCollected, too much by now  refund..  .         .       .         .         .         .         .         .
                no answer in time                    refund..  .         .       c/fail    .         .         .         success   .
                """);
    }

    @Test
    void namesEveryAnswer() {
        Stream<Class<?>> known = REPLIES.values().stream().map(RepaymentReply::getClass);

        assertThat(known.distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.<Class<?>>of(RepaymentReply.class.getPermittedSubclasses())
                        .toList());
    }

    private static Matrix<RepaymentStatus> machine() {
        return Matrix.of(List.of(RepaymentStatus.values()), RepaymentMachineTests::shortly);
    }

    private static Map<String, UnaryOperator<Repayment>> verbs() {
        Map<String, UnaryOperator<Repayment>> verbs = new LinkedHashMap<>();
        verbs.put("succeeded", repayment -> repayment.succeeded(NOTHING, NOW));
        verbs.put("failed", repayment -> repayment.failed("why", NOW));
        verbs.put("refunding", repayment -> repayment.refunding("why", NOW));
        verbs.put("refunded something", repayment -> repayment.refunded(AMOUNT, NOW));
        verbs.put("refunded nothing", repayment -> repayment.refunded(NOTHING, NOW));
        verbs.put("refundFailed", repayment -> repayment.refundFailed("why", NOW));
        verbs.put("refundRetried", repayment -> repayment.refundRetried(NOW));
        verbs.put("refundForced", repayment -> repayment.refundForced(NOW));
        verbs.put("reversing", repayment -> repayment.reversing("why", NOW));
        verbs.put("reversalRefused", repayment -> repayment.reversalRefused(NOW));
        verbs.put("reversed", repayment -> repayment.reversed(NOW));
        return verbs;
    }

    private static Map<String, RepaymentReply> replies() {
        Map<String, RepaymentReply> replies = new LinkedHashMap<>();
        replies.put("RepaymentCollected", collected());
        replies.put("RepaymentDebitFailed", new RepaymentDebitFailed(REPAYMENT, LOAN, RefusalReason.CANCELLED));
        replies.put("RepaymentRefunded", new RepaymentRefunded(REPAYMENT, LOAN, BORROWER, AMOUNT, SHARES));
        replies.put(
                "RepaymentRefunded, of nothing", new RepaymentRefunded(REPAYMENT, LOAN, BORROWER, NOTHING, List.of()));
        replies.put(
                "RepaymentRefundFailed",
                new RepaymentRefundFailed(REPAYMENT, LOAN, RefusalReason.INSUFFICIENT_BALANCE));
        return replies;
    }

    private static RepaymentReply collected() {
        return new RepaymentCollected(REPAYMENT, LOAN, BORROWER, AMOUNT, SHARES);
    }

    private static String after(RepaymentStatus status, UnaryOperator<Repayment> verb) {
        try {
            return shortly(verb.apply(BookFixture.repayment(status)).status());
        } catch (IllegalStateException refused) {
            return "-";
        }
    }

    private static String took(RepaymentBook book, RepaymentReply reply) {
        return changed(book, open -> RepaymentSaga.take(open, reply, UUID.randomUUID()));
    }

    private static void giveUp(RepaymentBook book) {
        RepaymentSaga.giveUp(book, found(book));
    }

    private static String changed(RepaymentBook book, Consumer<RepaymentBook> act) {
        Repayment before = found(book);
        act.accept(book);
        return found(book) == before ? "." : shortly(found(book).status());
    }

    private static Repayment found(RepaymentBook book) {
        return Objects.requireNonNull(book.find(REPAYMENT));
    }

    private static String shortly(RepaymentStatus status) {
        return switch (status) {
            case PENDING -> "pending";
            case SUCCESS -> "success";
            case FAILED -> "failed";
            case REFUNDING -> "refund..";
            case REFUNDED -> "refunded";
            case COMPENSATION_FAILED -> "c/fail";
            case COMPENSATION_FORCED -> "c/forced";
            case REVERSING -> "revers..";
            case REVERSED -> "reversed";
        };
    }
}
