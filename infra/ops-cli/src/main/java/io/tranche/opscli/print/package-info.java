/** JSON as people read it: aligned tables for lists, lines of names and values for one thing. */
@NullMarked
package io.tranche.opscli.print;

import org.jspecify.annotations.NullMarked;
