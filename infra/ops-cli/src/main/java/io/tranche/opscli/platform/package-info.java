/** Talks to the gateway: requests with a token, answers as JSON, and whatever goes wrong as one line and an exit code. */
@NullMarked
package io.tranche.opscli.platform;

import org.jspecify.annotations.NullMarked;
