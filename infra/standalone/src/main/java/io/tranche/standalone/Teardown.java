package io.tranche.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what has started, from the door inwards. Whatever comes up after that is closed at once. */
final class Teardown implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);
    private final NavigableMap<Integer, AutoCloseable> started = new TreeMap<>();
    private boolean closed;

    /** @param depth the larger, the earlier it is closed */
    synchronized void add(int depth, AutoCloseable part) {
        if (closed) {
            close(part);
        } else {
            started.put(depth, part);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable part : takeAll().values()) {
            close(part);
        }
    }

    private synchronized Map<Integer, AutoCloseable> takeAll() {
        closed = true;
        Map<Integer, AutoCloseable> all = new LinkedHashMap<>(started.descendingMap());
        started.clear();
        return all;
    }

    /** One part that fails to stop must not keep the next ones from stopping. */
    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not stop cleanly", part, e);
        }
    }
}
