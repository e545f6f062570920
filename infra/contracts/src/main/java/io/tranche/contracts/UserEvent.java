package io.tranche.contracts;

/** Stream of auth-service, keyed by user. Carries no personal data: the topic is kept for ever. */
public sealed interface UserEvent extends Event {

    long userId();

    @Override
    default String topic() {
        return Topics.USER_EVENTS;
    }

    @Override
    default String key() {
        return "user:" + userId();
    }

    /** @param role wire name of the role, {@code USER}, {@code PROVIDER}, {@code ADMIN} or {@code OPS} */
    @EventType("user.registered.v1")
    record UserRegistered(long userId, String role) implements UserEvent {}
}
