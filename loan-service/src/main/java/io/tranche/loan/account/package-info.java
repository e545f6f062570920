/** What becomes of a loan by what is paid and when: pure reckoning from the agreement and the payments, in any order of arrival. */
@NullMarked
package io.tranche.loan.account;

import org.jspecify.annotations.NullMarked;
