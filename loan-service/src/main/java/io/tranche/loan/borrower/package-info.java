/** What the bank knows of a borrower beside the loans: what applications are judged by. */
@NullMarked
package io.tranche.loan.borrower;

import org.jspecify.annotations.NullMarked;
