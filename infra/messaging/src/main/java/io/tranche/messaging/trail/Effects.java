package io.tranche.messaging.trail;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What a service did because of events. Each bean of this type adds to the trail; a service without one shows no effects. */
public interface Effects {

    /** Of all these events, in the order in which they came about. Costs a constant number of statements. */
    List<Effect> of(Collection<UUID> eventIds);
}
