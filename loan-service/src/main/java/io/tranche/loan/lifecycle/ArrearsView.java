package io.tranche.loan.lifecycle;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.AssetClass;
import io.tranche.contracts.Money;
import io.tranche.loan.arrears.Arrears;

/** How a loan stands with its dues, as of the last day end. */
record ArrearsView(
        @Schema(example = "31", description = "Days since the oldest unpaid installment was due, that day included")
        int daysPastDue,

        @Schema(example = "8884.88", description = "Principal and interest that were due and not paid")
        Money overdueAmount,

        @Schema(example = "176.26", description = "Penal charges that are not paid yet; part of the outstanding amount")
        Money penaltyAmount,

        @Schema(
                description =
                        "Of the borrower: by the worst loan, and STANDARD again only when nothing is overdue on any")
        AssetClass classification) {

    static ArrearsView of(Arrears arrears) {
        return new ArrearsView(arrears.daysPastDue(), arrears.overdue(), arrears.penalty(), arrears.classification());
    }
}
