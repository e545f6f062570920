package io.tranche.messaging.upkeep;

import java.time.Duration;

/** Something done at the start and then again and again; what it throws is logged and the next turn tries anew. */
public record RecurringTask(String name, Duration interval, Runnable work) {}
