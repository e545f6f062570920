/** What providers see of their money: each loan that they have a share of, and what came back of it. Changes nothing. */
@NullMarked
package io.tranche.loan.portfolio;

import org.jspecify.annotations.NullMarked;
