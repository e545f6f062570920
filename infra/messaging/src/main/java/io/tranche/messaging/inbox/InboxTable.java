package io.tranche.messaging.inbox;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The permanent marks of what each consumer of this service took care of. */
final class InboxTable {

    private static final String MARK = """
            INSERT INTO inbox (consumer, event_id, event_time, topic, partition, record_offset)
            SELECT :consumer, e.id, e.time, e.topic, e.partition, e.record_offset
            FROM unnest(:ids::uuid[], :times::timestamptz[], :topics::text[], :partitions::integer[], :offsets::bigint[])
                AS e(id, time, topic, partition, record_offset)
            ON CONFLICT DO NOTHING
            RETURNING event_id
            """;

    private static final String MARKED = """
            SELECT i.event_id
            FROM unnest(:ids::uuid[], :times::timestamptz[]) AS e(id, time)
            JOIN inbox i ON i.consumer = :consumer AND i.event_id = e.id AND i.event_time = e.time
            """;

    private final JdbcClient jdbc;
    private final Set<YearMonth> knownMonths = ConcurrentHashMap.newKeySet();

    InboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes the partitions that these events need, also for a replay of years ago. Called outside of the batch's transaction, so that
     * its locks are short and what it made stays.
     */
    void makeRoomFor(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            YearMonth month = monthOf(delivery.mark().time());
            if (!knownMonths.contains(month)) {
                jdbc.sql("SELECT make_inbox_partition(?)")
                        .param(month.atDay(1))
                        .query()
                        .singleRow();
                knownMonths.add(month);
            }
        }
    }

    /**
     * Marks events as taken care of.
     *
     * @return those that were not marked before, each once, in the given order. Another transaction that is just marking one of
     *     them is waited for; all mark in the order of ids, so that they do not wait for each other.
     */
    List<Delivery> mark(String consumer, List<Delivery> deliveries) {
        List<Delivery> byId = deliveries.stream()
                .sorted(Comparator.comparing(delivery -> delivery.mark().id()))
                .toList();
        Set<UUID> fresh = new HashSet<>(bind(MARK, consumer, byId)
                .param("topics", column(byId, record -> record.topic()))
                .param("partitions", column(byId, record -> Integer.toString(record.partition())))
                .param("offsets", column(byId, record -> Long.toString(record.offset())))
                .query(UUID.class)
                .list());
        return deliveries.stream()
                .filter(delivery -> fresh.remove(delivery.mark().id()))
                .toList();
    }

    /** Those of the events that are marked, as far as is committed. */
    Set<UUID> marked(String consumer, List<Delivery> deliveries) {
        return new HashSet<>(
                bind(MARKED, consumer, deliveries).query(UUID.class).list());
    }

    private JdbcClient.StatementSpec bind(String sql, String consumer, List<Delivery> deliveries) {
        List<Mark> marks = deliveries.stream().map(Delivery::mark).toList();
        return jdbc.sql(sql)
                .param("consumer", consumer)
                .param("ids", marks.stream().map(mark -> mark.id().toString()).toArray(String[]::new))
                .param(
                        "times",
                        marks.stream().map(mark -> mark.time().toString()).toArray(String[]::new));
    }

    private static String[] column(List<Delivery> deliveries, Function<ConsumerRecord<?, ?>, String> value) {
        return deliveries.stream().map(Delivery::delivered).map(value).toArray(String[]::new);
    }

    private static YearMonth monthOf(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }
}
