/** The one public door: sends each request to the service that owns its path, and keeps bad ones and overload away from it. */
@NullMarked
package io.tranche.gateway;

import org.jspecify.annotations.NullMarked;
