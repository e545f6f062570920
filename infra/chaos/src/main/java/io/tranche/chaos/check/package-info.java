/** What must hold when all is quiet again. Each check looks at evidence it is given, so that it can be shown to bite. */
@NullMarked
package io.tranche.chaos.check;

import org.jspecify.annotations.NullMarked;
