@NullMarked
package io.tranche.auth.registration;

import org.jspecify.annotations.NullMarked;
