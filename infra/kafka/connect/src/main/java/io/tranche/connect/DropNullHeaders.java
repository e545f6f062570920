package io.tranche.connect;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.transforms.Transformation;

/** A column that is null becomes no header, rather than a header without a value. */
public final class DropNullHeaders<R extends ConnectRecord<R>> implements Transformation<R> {

    @Override
    public R apply(R record) {
        ConnectHeaders kept = new ConnectHeaders();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                kept.add(header);
            }
        }
        return kept.size() == record.headers().size()
                ? record
                : record.newRecord(
                        record.topic(),
                        record.kafkaPartition(),
                        record.keySchema(),
                        record.key(),
                        record.valueSchema(),
                        record.value(),
                        record.timestamp(),
                        kept);
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Nothing to set.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
