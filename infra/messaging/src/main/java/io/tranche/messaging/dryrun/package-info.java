/** What applying an event would change, found by applying it in a transaction that is rolled back. */
@NullMarked
package io.tranche.messaging.dryrun;

import org.jspecify.annotations.NullMarked;
