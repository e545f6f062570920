/** Child processes that are restarted when they die, and that die with their parent. */
@NullMarked
package io.tranche.chaos.process;

import org.jspecify.annotations.NullMarked;
