@NullMarked
package io.tranche.chaos.network;

import org.jspecify.annotations.NullMarked;
