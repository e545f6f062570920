/** Breaks a running platform on purpose, under load, and checks that it kept what it promised. */
@NullMarked
package io.tranche.chaos;

import org.jspecify.annotations.NullMarked;
