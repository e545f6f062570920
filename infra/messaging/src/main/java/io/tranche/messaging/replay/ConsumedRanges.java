package io.tranche.messaging.replay;

import java.util.List;

/**
 * What a consumer has behind it of what is asked for. The rest is left to live consumption: handed in by a replay, an event could
 * overtake an earlier one of its key that is still on its way.
 */
final class ConsumedRanges {

    private final TopicReaders readers;
    private final String service;

    ConsumedRanges(TopicReaders readers, String service) {
        this.readers = readers;
        this.service = service;
    }

    List<TopicRange> of(ReplayRequest request) {
        String group = service + "." + request.consumer();
        return readers.consumedRanges(group, request.topic(), request.bounds()).stream()
                .filter(request::includes)
                .toList();
    }
}
