@NullMarked
package io.tranche.chaos.platform;

import org.jspecify.annotations.NullMarked;
