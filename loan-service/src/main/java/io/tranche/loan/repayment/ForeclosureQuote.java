package io.tranche.loan.repayment;

import io.swagger.v3.oas.annotations.media.Schema;
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
@Schema(example = """
        {"business_date": "2026-04-05", "principal": "65942.62", "interest": "329.71", "penalty": "0.00",
         "interest_credit": "0.00", "total": "66272.33"}""")
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
