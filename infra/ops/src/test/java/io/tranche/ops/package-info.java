@NullMarked
package io.tranche.ops;

import org.jspecify.annotations.NullMarked;
