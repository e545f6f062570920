@NullMarked
package io.tranche.bench;

import org.jspecify.annotations.NullMarked;
