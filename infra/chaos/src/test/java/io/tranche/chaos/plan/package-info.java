@NullMarked
package io.tranche.chaos.plan;

import org.jspecify.annotations.NullMarked;
