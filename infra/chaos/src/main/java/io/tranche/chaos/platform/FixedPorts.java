package io.tranche.chaos.platform;

import io.tranche.embedded.Ports;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for each process, which it has again after a restart. They lie below those that the operating system gives to outgoing
 * connections, one of which could otherwise take the port while its owner is away.
 */
final class FixedPorts {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int FIRST = 12_000;
    private static final int LAST = 30_000;
    private static final int TRIES_MAX = 10_000;

    private final Map<String, Integer> taken = new HashMap<>();

    int of(String owner) {
        return taken.computeIfAbsent(owner, name -> free());
    }

    private int free() {
        for (int i = 0; i < TRIES_MAX; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (!taken.containsValue(port) && Ports.isFree(LOOPBACK, port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free TCP port between " + FIRST + " and " + LAST);
    }
}
