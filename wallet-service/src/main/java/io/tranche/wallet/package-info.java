/** The service that holds everyone's money: starts it, and nothing else. */
@NullMarked
package io.tranche.wallet;

import org.jspecify.annotations.NullMarked;
