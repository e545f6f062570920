package io.tranche.messaging;

import io.tranche.testing.SentEvent;
import io.tranche.testing.TestPlatform;
import java.util.List;

/** Makes it as if a consumer had never got some events. */
public final class Lost {

    private Lost() {}

    public static void forget(String consumer, long accountId, List<SentEvent> events) {
        for (SentEvent event : events) {
            TestPlatform.database()
                    .sql("DELETE FROM loan.inbox WHERE consumer = ? AND event_id = ?")
                    .params(consumer, event.id())
                    .update();
            TestPlatform.database()
                    .sql("DELETE FROM loan.effect WHERE consumer = ? AND account_id = ? AND top_up_id = ?")
                    .params(consumer, accountId, Effects.topUpId(event))
                    .update();
        }
    }
}
