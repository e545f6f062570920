/** What the API documents of all services have in common. */
@NullMarked
package io.tranche.web.openapi;

import org.jspecify.annotations.NullMarked;
