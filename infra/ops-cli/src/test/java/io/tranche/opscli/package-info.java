@NullMarked
package io.tranche.opscli;

import org.jspecify.annotations.NullMarked;
