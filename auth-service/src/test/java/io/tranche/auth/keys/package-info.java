@NullMarked
package io.tranche.auth.keys;

import org.jspecify.annotations.NullMarked;
