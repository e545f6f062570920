package io.tranche.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.tranche.relay.position.Checkpoint;
import io.tranche.relay.position.Checkpoints;
import io.tranche.relay.position.OutboxPosition;
import io.tranche.relay.repair.OutboxTables;
import io.tranche.relay.repair.Slot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What waits in the outboxes. Every relay measures, also one that does not lead: a backlog matters most when nobody leads. The
 * newest row that Kafka has comes from memory or from the checkpoint; only rows after it are looked at, so the size of the
 * table does not matter. A row that committed out of its order may be missed for as long as nothing newer is written.
 */
final class Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private final JdbcClient jdbc;
    private final OutboxTables outboxes;
    private final Checkpoints checkpoints;
    private final Slot slot;
    private final Relay relay;
    private final int rowsMax;
    private final MultiGauge rowsGauge;
    private final MultiGauge ageGauge;
    private volatile double slotLagBytes = Double.NaN;
    private volatile double slotUsable = Double.NaN;

    Backlog(
            JdbcClient jdbc,
            OutboxTables outboxes,
            Checkpoints checkpoints,
            Slot slot,
            Relay relay,
            int rowsMax,
            MeterRegistry registry) {
        this.jdbc = jdbc;
        this.outboxes = outboxes;
        this.checkpoints = checkpoints;
        this.slot = slot;
        this.relay = relay;
        this.rowsMax = rowsMax;
        this.rowsGauge = MultiGauge.builder("outbox.backlog.rows")
                .description("Outbox rows that Kafka does not have yet")
                .register(registry);
        this.ageGauge = MultiGauge.builder("outbox.oldest.unrelayed.age.seconds")
                .description("Age of the oldest outbox row that Kafka does not have yet")
                .register(registry);
        Gauge.builder("replication.slot.lag.bytes", this, backlog -> backlog.slotLagBytes)
                .description("Write-ahead log kept for the relay")
                .register(registry);
        Gauge.builder("replication.slot.usable", this, backlog -> backlog.slotUsable)
                .description("0 if the slot is missing or invalidated, else 1")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${tranche.relay.backlog.interval}")
    void measure() {
        try {
            slotUsable = slot.isUsable() ? 1 : 0;
            slotLagBytes = slot.lagBytes();
            List<WaitingRows> waiting = waiting();
            rowsGauge.register(rows(waiting, WaitingRows::backlogRows), true);
            ageGauge.register(rows(waiting, WaitingRows::oldestAgeSeconds), true);
        } catch (DataAccessException unreachable) {
            LOG.warn("Outbox backlog not measured: {}", unreachable.getMessage());
        }
    }

    /** As it is now, for every outbox. */
    List<WaitingRows> waiting() {
        Map<String, OutboxPosition> positions = positions();
        return outboxes.schemas().stream()
                .map(schema -> waiting(schema, positions.get(schema)))
                .toList();
    }

    private Map<String, OutboxPosition> positions() {
        Collection<OutboxPosition> positions = relay.progress()
                .map(progress -> progress.checkpoint())
                .map(Checkpoint::outboxes)
                .orElseGet(checkpoints::outboxPositions);
        return positions.stream().collect(Collectors.toMap(OutboxPosition::schema, position -> position));
    }

    private WaitingRows waiting(String schema, @Nullable OutboxPosition relayed) {
        return jdbc.sql("""
                        SELECT count(*) AS rows,
                               coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS oldest_seconds
                        FROM (SELECT created_at FROM "%s".outbox WHERE seq > :seq ORDER BY seq LIMIT :rowsMax) AS newer
                        """.formatted(schema.replace("\"", "\"\"")))
                .param("seq", relayed == null ? 0 : relayed.seq())
                .param("rowsMax", rowsMax)
                .query((row, number) ->
                        new WaitingRows(schema, row.getLong("rows"), row.getDouble("oldest_seconds"), relayed))
                .single();
    }

    private static List<Row<?>> rows(List<WaitingRows> waiting, ToDoubleFunction<WaitingRows> value) {
        return waiting.stream()
                .<Row<?>>map(one -> Row.of(Tags.of("schema", one.schema()), value.applyAsDouble(one)))
                .toList();
    }
}
