@NullMarked
package io.tranche.chaos;

import org.jspecify.annotations.NullMarked;
