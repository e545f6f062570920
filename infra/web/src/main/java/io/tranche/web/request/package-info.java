/** How a request is read beside its body: paging, preferences, trailing slashes, the size of what may come. */
@NullMarked
package io.tranche.web.request;

import org.jspecify.annotations.NullMarked;
