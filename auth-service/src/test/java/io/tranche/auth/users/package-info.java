@NullMarked
package io.tranche.auth.users;

import org.jspecify.annotations.NullMarked;
