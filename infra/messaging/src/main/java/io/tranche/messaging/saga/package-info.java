/**
 * What all sagas share: a timeline of every step, deadlines that are watched, and figures of how many are open and how long they
 * take. The state of a saga itself lives in the row of its owner.
 */
@NullMarked
package io.tranche.messaging.saga;

import org.jspecify.annotations.NullMarked;
