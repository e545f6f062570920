package io.tranche.auth.mail;

import java.util.UUID;

/**
 * @param id of the event that it tells of; the same however often it is sent
 * @param body without the greeting
 */
record Mail(UUID id, long userId, String subject, String body) {

    @Override
    public String toString() {
        return "Mail[%s]".formatted(id);
    }
}
