/** What is to be broken and when: a seed makes a plan, and the same seed the same plan. */
@NullMarked
package io.tranche.chaos.plan;

import org.jspecify.annotations.NullMarked;
