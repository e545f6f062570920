package io.tranche.web;

/**
 * One thing wrong with a request.
 *
 * @param field the name as the caller wrote it, dotted when nested; empty for the request as a whole
 * @param message how the value has to be, fit to follow the name: {@code must be positive}
 */
public record InvalidField(String field, String message) {}
