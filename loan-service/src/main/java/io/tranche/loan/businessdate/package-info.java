/** What day it is for everything that falls due. Days end when the day end says so, not when the clock does. */
@NullMarked
package io.tranche.loan.businessdate;

import org.jspecify.annotations.NullMarked;
