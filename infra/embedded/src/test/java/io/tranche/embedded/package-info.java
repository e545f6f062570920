@NullMarked
package io.tranche.embedded;

import org.jspecify.annotations.NullMarked;
