package io.tranche.messaging.saga;

/** One run of a saga: the name of its kind, and the id of the row that owns it. */
public record SagaRef(String name, long id) {}
