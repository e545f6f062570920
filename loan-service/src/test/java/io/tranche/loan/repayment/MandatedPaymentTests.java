package io.tranche.loan.repayment;

import static io.tranche.loan.repayment.BookFixture.AMOUNT;
import static io.tranche.loan.repayment.BookFixture.BORROWER;
import static io.tranche.loan.repayment.BookFixture.LOAN;
import static io.tranche.loan.repayment.BookFixture.NOW;
import static io.tranche.loan.repayment.BookFixture.REPAYMENT;
import static io.tranche.loan.repayment.BookFixture.SHARES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.messaging.saga.SagaStep;
import org.junit.jupiter.api.Test;

class MandatedPaymentTests {

    @Test
    void asksOnAndOnForWhatIsOnAMandate() {
        RepaymentBook book = BookFixture.book(RepaymentStatus.PENDING);
        PaymentOrder order = PaymentOrder.onMandate(BORROWER, new LoanId(LOAN), AMOUNT);
        Repayment pending = new Repayment(
                new RepaymentId(REPAYMENT), order, null, RepaymentStatus.PENDING, null, AMOUNT, null, NOW, NOW);
        book.rows().repayments().put(REPAYMENT, pending);

        RepaymentSaga.giveUp(book, pending);

        assertThat(book.find(REPAYMENT)).isEqualTo(pending);
        assertThat(book.announcement().events())
                .containsExactly(new RepaymentRequested(
                        REPAYMENT,
                        LOAN,
                        BORROWER,
                        AMOUNT,
                        pending.payable(book.rows().loanOf(pending)),
                        SHARES));
        assertThat(book.announcement().steps()).extracting(SagaStep::step).containsExactly("UNANSWERED");
    }
}
