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
 */
record ForeclosureQuote(LocalDate businessDate, Money principal, Money interest, Money penalty, Money total) {

    static ForeclosureQuote of(Account account) {
        Parts payoff = account.payoff();
        return new ForeclosureQuote(
                account.today(), payoff.principal(), payoff.interest(), payoff.penalty(), payoff.total());
    }
}
