@NullMarked
package io.tranche.chaos.check;

import org.jspecify.annotations.NullMarked;
