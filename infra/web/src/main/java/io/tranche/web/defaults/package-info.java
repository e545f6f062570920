/** Settings that all services share, below everything a service or its environment says. */
@NullMarked
package io.tranche.web.defaults;

import org.jspecify.annotations.NullMarked;
