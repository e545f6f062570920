@NullMarked
package io.tranche.chaos.process;

import org.jspecify.annotations.NullMarked;
