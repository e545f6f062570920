/** Tests of the package of the same name. */
@NullMarked
package io.tranche.auth.mail;

import org.jspecify.annotations.NullMarked;
