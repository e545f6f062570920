package io.tranche.ledger.shadow;

import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.replay.TopicRange;
import java.util.List;

/**
 * Events to post together.
 *
 * @param records how many were read for it, others than these events among them
 * @param next where each partition goes on after it
 */
record Batch(List<ReceivedEvent> events, long records, List<TopicRange> next) {}
