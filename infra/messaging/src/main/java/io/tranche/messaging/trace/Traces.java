package io.tranche.messaging.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Spans of the events being applied, and the trace of whoever runs now. Without a tracer the received context goes on as it is. */
public final class Traces {

    /** An event that is about to be applied. */
    public record Received(
            UUID id, String type, String key, @Nullable String traceParent) {}

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The context of the running span, null outside of any. */
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        return span == null ? null : headerOf(span);
    }

    /** Runs {@code work} with one span per event, each within the trace that its event came with. */
    public void during(String name, List<Received> events, Runnable work) {
        List<Span> spans = new ArrayList<>(events.size());
        Map<UUID, String> byId = new HashMap<>();
        Map<String, String> byKey = new HashMap<>();
        for (Received event : events) {
            Span span = start(name, event);
            spans.add(span);
            String header = spanHeader(span, event.traceParent());
            if (header != null) {
                byId.put(event.id(), header);
                byKey.put(event.key(), header);
            }
        }
        end(spans, () -> inScope(spans, () -> new Causes(byId, byKey).during(work)));
    }

    /** The span of a lone event becomes current, so that its trace is in the logs. */
    private void inScope(List<Span> spans, Runnable work) {
        try (Tracer.SpanInScope scope = tracer.withSpan(spans.size() == 1 ? spans.getFirst() : null)) {
            work.run();
        }
    }

    private static void end(List<Span> spans, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            spans.forEach(span -> span.error(failure));
            throw failure;
        } finally {
            spans.forEach(Span::end);
        }
    }

    private Span start(String name, Received event) {
        Span.Builder builder = tracer.spanBuilder().name(name).kind(Span.Kind.CONSUMER);
        TraceParent parent = event.traceParent() == null
                ? null
                : TraceParent.parse(event.traceParent()).orElse(null);
        builder = parent == null ? builder.setNoParent() : builder.setParent(contextOf(parent));
        return builder.tag("event.id", event.id().toString())
                .tag("event.type", event.type())
                .tag("event.key", event.key())
                .start();
    }

    private TraceContext contextOf(TraceParent parent) {
        return tracer.traceContextBuilder()
                .traceId(parent.traceId())
                .spanId(parent.spanId())
                .sampled(parent.sampled())
                .build();
    }

    private static @Nullable String spanHeader(Span span, @Nullable String received) {
        String own = headerOf(span);
        return own == null ? received : own;
    }

    private static @Nullable String headerOf(Span span) {
        TraceContext context = span.context();
        TraceParent parent =
                new TraceParent(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()));
        String header = parent.header();
        return TraceParent.parse(header).isPresent() ? header : null;
    }
}
