/** A class for each group of commands, and what they share: which services are asked, what is confirmed, how it is shown. */
@NullMarked
package io.tranche.opscli.command;

import org.jspecify.annotations.NullMarked;
