package io.tranche.ops;

import io.tranche.messaging.action.Requester;
import io.tranche.web.Caller;

/** Who stands in the audit trail: the user of the token. */
final class Requesters {

    private Requesters() {}

    static Requester of(Caller caller, String reason) {
        return new Requester("user:" + caller.userId(), reason);
    }
}
