@NullMarked
package io.tranche.web.security;

import org.jspecify.annotations.NullMarked;
