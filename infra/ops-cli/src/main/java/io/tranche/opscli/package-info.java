/** The command {@code tranche-ops}: the platform's ops door for people on call, in a terminal or in a script. */
@NullMarked
package io.tranche.opscli;

import org.jspecify.annotations.NullMarked;
