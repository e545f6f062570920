/** Amounts in requests and answers: exact decimals that are parsed in bounded time and shown as text. */
@NullMarked
package io.tranche.web.json;

import org.jspecify.annotations.NullMarked;
