/** Carries out what the plan says. */
@NullMarked
package io.tranche.chaos.fault;

import org.jspecify.annotations.NullMarked;
