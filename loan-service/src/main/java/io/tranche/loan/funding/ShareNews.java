package io.tranche.loan.funding;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event of a loan was to one funder. */
record ShareNews(long loanId, Cause cause, AppliedShare share) {

    enum Type {
        REPAYMENT,
        REVERSAL,
        ADJUSTMENT,
        WRITE_OFF
    }

    /** @param bookedOn where there is no repayment that tells */
    record Cause(
            Type type, @Nullable Long repaymentId, @Nullable LocalDate bookedOn) {

        private static Cause repayment(Type type, long repaymentId) {
            return new Cause(type, repaymentId, null);
        }
    }

    /** None if it was nothing to them. */
    static List<ShareNews> of(LoanEvent event) {
        return switch (event) {
            case RepaymentApplied applied ->
                news(event, Cause.repayment(Type.REPAYMENT, applied.repaymentId()), applied.shares());
            case RepaymentReversed reversed ->
                news(
                        event,
                        Cause.repayment(Type.REVERSAL, reversed.repaymentId()),
                        reversed.shares().stream().map(ShareNews::negated).toList());
            case LoanAdjusted adjusted ->
                news(event, Cause.repayment(Type.ADJUSTMENT, adjusted.repaymentId()), adjusted.shares());
            case LoanWrittenOff lost ->
                news(
                        event,
                        new Cause(Type.WRITE_OFF, null, lost.businessDate()),
                        lost.shares().stream().map(ShareNews::lost).toList());
            default -> List.of();
        };
    }

    private static List<ShareNews> news(LoanEvent event, Cause cause, List<AppliedShare> shares) {
        return shares.stream()
                .map(share -> new ShareNews(event.loanId(), cause, share))
                .toList();
    }

    private static AppliedShare negated(AppliedShare share) {
        return new AppliedShare(
                share.accountId(),
                share.principal().negated(),
                share.interest().negated(),
                share.penalty().negated());
    }

    private static AppliedShare lost(AccountShare share) {
        Money nothing = Money.zero(share.amount().currency());
        return new AppliedShare(share.accountId(), share.amount(), nothing, nothing);
    }
}
