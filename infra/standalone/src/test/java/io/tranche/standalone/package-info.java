@NullMarked
package io.tranche.standalone;

import org.jspecify.annotations.NullMarked;
