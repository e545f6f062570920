package io.tranche.relay.engine;

import java.time.Duration;

/** @param name unique among the engines of one JVM: management beans carry it */
public record EngineSettings(
        String name,
        Duration pollInterval,
        Duration heartbeatInterval,
        Duration closeTimeout,
        int recordThreads,
        int batchSizeMax) {}
