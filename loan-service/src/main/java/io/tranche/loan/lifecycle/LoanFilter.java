package io.tranche.loan.lifecycle;

import io.tranche.web.request.Keyset;
import org.jspecify.annotations.Nullable;

/** Which loans to list: of one borrower or of all, in one status or in any. */
record LoanFilter(@Nullable Long borrowerId, @Nullable LoanStatus status, Keyset page) {}
