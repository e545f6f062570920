package io.tranche.loan.quote;

import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request: all of it at once, so that the caller need not ask again for each field. */
final class Findings {

    private final List<InvalidField> found = new ArrayList<>();

    /** @return whether it holds, for those checks that make no sense otherwise */
    boolean require(boolean holds, String field, String message) {
        if (!holds) {
            found.add(new InvalidField(field, message));
        }
        return holds;
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw Refusal.invalid(found.toArray(InvalidField[]::new));
        }
    }
}
