package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.funding.Parts;
import java.time.LocalDate;

/**
 * What it takes to owe nothing any more.
 *
 * @param businessDate the only day on which it does
 * @param interest what is due, and what has accrued to the day
 * @param interestCredit what was paid before for days that do not come then; it is taken off
 */
record ForeclosureQuote(
        LocalDate businessDate, Money principal, Money interest, Money penalty, Money interestCredit, Money total) {

    static ForeclosureQuote of(Account account) {
        Parts payoff = account.payoff();
        return new ForeclosureQuote(
                account.today(),
                payoff.principal().plus(account.credit()),
                payoff.interest(),
                payoff.penalty(),
                account.credit(),
                payoff.total());
    }
}
