/** The edge that every service has in common. This package holds the few types a controller deals with; the rest wires itself. */
@NullMarked
package io.tranche.web;

import org.jspecify.annotations.NullMarked;
