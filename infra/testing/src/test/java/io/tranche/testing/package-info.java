@NullMarked
package io.tranche.testing;

import org.jspecify.annotations.NullMarked;
