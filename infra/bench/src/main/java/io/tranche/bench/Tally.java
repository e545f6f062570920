package io.tranche.bench;

import io.tranche.bench.Api.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What became of the requests: how long those took that moved money, and what the others were told. */
final class Tally {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final Map<String, LongAdder> others = new ConcurrentHashMap<>();

    interface Request {
        Answer send() throws IOException, InterruptedException;
    }

    void count(long dueNanos, Request request) {
        String outcome = outcome(request);
        if (outcome.isEmpty()) {
            long taken = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - dueNanos);
            micros.recordValue(Math.min(taken, LONGEST_MICROS));
        } else {
            others.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
        }
    }

    /** Empty for a repayment that succeeded. */
    private static String outcome(Request request) {
        try {
            Answer answer = request.send();
            if (answer.status() == 200) {
                return "";
            }
            return answer.status() == 202
                    ? "202 still running"
                    : answer.status() + " " + answer.json().path("code").asString("without code");
        } catch (IOException | RuntimeException e) {
            return e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    Histogram micros() {
        return micros;
    }

    Map<String, Long> others() {
        Map<String, Long> counts = new TreeMap<>();
        others.forEach((outcome, count) -> counts.put(outcome, count.sum()));
        return counts;
    }
}
