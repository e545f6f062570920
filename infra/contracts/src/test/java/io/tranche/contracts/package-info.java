@NullMarked
package io.tranche.contracts;

import org.jspecify.annotations.NullMarked;
