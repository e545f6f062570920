/** Tests of the benchmark of the rebuild. */
@NullMarked
package io.tranche.bench.shadow;

import org.jspecify.annotations.NullMarked;
