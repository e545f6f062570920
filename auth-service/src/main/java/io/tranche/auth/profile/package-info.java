/** What users see and change about themselves, and admins see of customers. */
@NullMarked
package io.tranche.auth.profile;

import org.jspecify.annotations.NullMarked;
