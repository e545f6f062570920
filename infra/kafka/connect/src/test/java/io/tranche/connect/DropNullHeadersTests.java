package io.tranche.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class DropNullHeadersTests {

    @Test
    void keepsOtherHeadersInTheirOrder() {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("ce_id", "1");
        headers.add("traceparent", null, Schema.OPTIONAL_STRING_SCHEMA);
        headers.addString("ce_type", "test.happened.v1");

        SourceRecord applied = applied(headers);

        assertThat(applied.headers()).extracting(Header::key).containsExactly("ce_id", "ce_type");
        assertThat(applied.key()).isEqualTo("loan:1");
        assertThat(applied.value()).isEqualTo("{}");
        assertThat(applied.timestamp()).isEqualTo(5L);
    }

    @Test
    void leavesRecordsAloneThatHaveNoNulls() {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("ce_id", "1");

        assertThat(applied(headers).headers()).extracting(Header::key).containsExactly("ce_id");
    }

    private static SourceRecord applied(ConnectHeaders headers) {
        SourceRecord record = new SourceRecord(
                Map.of(),
                Map.of(),
                "events",
                null,
                Schema.STRING_SCHEMA,
                "loan:1",
                Schema.STRING_SCHEMA,
                "{}",
                5L,
                headers);
        try (DropNullHeaders<SourceRecord> transform = new DropNullHeaders<>()) {
            return transform.apply(record);
        }
    }
}
