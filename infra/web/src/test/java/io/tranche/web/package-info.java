/** A small service on the starter, and what callers of every service can rely on. */
@NullMarked
package io.tranche.web;

import org.jspecify.annotations.NullMarked;
