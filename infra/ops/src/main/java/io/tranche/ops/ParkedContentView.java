package io.tranche.ops;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tranche.messaging.parking.ParkedContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a parked event.
 *
 * @param payload as it came; null for a tombstone
 * @param given payloads given since, oldest first: the last one is what a redrive applies
 */
record ParkedContentView(
        @JsonUnwrapped ParkedView event,
        @Nullable String payload,
        @Nullable String payloadEncoding,
        List<Header> headers,
        List<Given> given) {

    record Header(
            String name, @Nullable String value, @Nullable String encoding) {}

    record Given(@Nullable String payload, String by, String reason, Instant at) {}

    static ParkedContentView of(ParkedContent content) {
        Bytes payload = Bytes.of(content.payload());
        return new ParkedContentView(
                ParkedView.of(content.event()),
                payload == null ? null : payload.value(),
                payload == null ? null : payload.encoding(),
                content.headers().stream().map(ParkedContentView::header).toList(),
                content.edits().stream().map(ParkedContentView::given).toList());
    }

    private static Header header(ParkedContent.HeaderValue header) {
        Bytes value = Bytes.of(header.value());
        return value == null
                ? new Header(header.name(), null, null)
                : new Header(header.name(), value.value(), value.encoding());
    }

    private static Given given(ParkedContent.Edit edit) {
        Bytes payload = Bytes.of(edit.payload());
        return new Given(payload == null ? null : payload.value(), edit.by(), edit.reason(), edit.at());
    }
}
