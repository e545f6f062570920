/** How users come to be: by registering, by an admin, by the demo profile, or as the first admin of a new installation. */
@NullMarked
package io.tranche.auth.registration;

import org.jspecify.annotations.NullMarked;
