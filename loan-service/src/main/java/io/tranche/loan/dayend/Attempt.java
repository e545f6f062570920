package io.tranche.loan.dayend;

import io.tranche.messaging.inbox.TransientTrouble;
import java.util.function.Consumer;
import org.springframework.transaction.TransactionStatus;

/** Work that may fail without the transaction around it. */
final class Attempt {

    private Attempt() {}

    /**
     * Trouble that passes fails the transaction, for it says nothing about the work.
     *
     * @param otherwise told why it failed, when nothing of it is left
     * @return whether it worked
     */
    static boolean of(Runnable work, TransactionStatus transaction, Consumer<RuntimeException> otherwise) {
        Object before = transaction.createSavepoint();
        try {
            work.run();
            transaction.releaseSavepoint(before);
            return true;
        } catch (RuntimeException failure) {
            if (TransientTrouble.isBehind(failure)) {
                throw failure;
            }
            transaction.rollbackToSavepoint(before);
            otherwise.accept(failure);
            return false;
        }
    }
}
