package io.tranche.loan.repayment;

import io.tranche.messaging.saga.FailedCompensations;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Repayments that were neither counted nor given back. */
@Component
final class RepaymentCompensations implements FailedCompensations {

    private final RepaymentBooks books;

    RepaymentCompensations(RepaymentBooks books) {
        this.books = books;
    }

    @Override
    public String saga() {
        return RepaymentSaga.NAME;
    }

    @Override
    public boolean retry(long id) {
        return change(id, RepaymentBook::retryRefund);
    }

    @Override
    public boolean force(long id, String reason) {
        return change(id, (book, repayment) -> book.forceRefund(repayment, reason));
    }

    private boolean change(long id, BiConsumer<RepaymentBook, Repayment> resolve) {
        RepaymentBook book = books.reopen(List.of(id));
        Repayment repayment = book.find(id);
        if (repayment == null || repayment.status() != RepaymentStatus.COMPENSATION_FAILED) {
            return false;
        }
        resolve.accept(book, repayment);
        books.write(book);
        return true;
    }
}
