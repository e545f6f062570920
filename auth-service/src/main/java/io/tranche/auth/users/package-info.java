/** Users as they are stored, and what they must look like to be stored. */
@NullMarked
package io.tranche.auth.users;

import org.jspecify.annotations.NullMarked;
