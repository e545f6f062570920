package io.tranche.loan.lifecycle;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The terms that applications are held against, for everybody to read. */
@RestController
class BankConfigurationController {

    private final LendingTerms terms;

    BankConfigurationController(LendingTerms terms) {
        this.terms = terms;
    }

    record BankConfiguration(
            Money minimumAmount,
            Money maximumAmount,
            int minimumTenureMonths,
            int maximumTenureMonths,
            String interestRate,
            String minimumInterestRate,
            String maximumInterestRate,
            int maximumConcurrentLoans) {}

    @GetMapping("/api/bank_configuration")
    BankConfiguration get() {
        return new BankConfiguration(
                rupees(terms.principalMin()),
                rupees(terms.principalMax()),
                terms.tenureMonthsMin(),
                terms.tenureMonthsMax(),
                terms.ratePercent().toPlainString(),
                terms.ratePercentMin().toPlainString(),
                terms.ratePercentMax().toPlainString(),
                terms.concurrentLoansMax());
    }

    private static Money rupees(BigDecimal amount) {
        return Money.of(amount, Money.INR);
    }
}
