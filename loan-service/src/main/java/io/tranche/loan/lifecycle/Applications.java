package io.tranche.loan.lifecycle;

import io.tranche.contracts.Money;
import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.eligibility.Application;
import io.tranche.loan.eligibility.Standing;
import io.tranche.loan.eligibility.Wish;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.ProductVersion;
import io.tranche.loan.product.Products;
import io.tranche.loan.schedule.Schedule;
import io.tranche.loan.schedule.Terms;
import io.tranche.web.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes applications of those who may borrow; in the caller's transaction. */
@Component
final class Applications {

    /** The database gives the number. */
    private static final LoanId NOT_YET_NUMBERED = new LoanId(0);

    private final Products products;
    private final Standings standings;
    private final Loans loans;
    private final LoanChanges changes;
    private final BusinessDates dates;
    private final Clock clock;

    Applications(
            Products products,
            Standings standings,
            Loans loans,
            LoanChanges changes,
            BusinessDates dates,
            Clock clock) {
        this.products = products;
        this.standings = standings;
        this.loans = loans;
        this.changes = changes;
        this.dates = dates;
        this.clock = clock;
    }

    /** Under one version of the product from its beginning to its end, whatever is recorded meanwhile. */
    Loan take(long borrowerId, Wish wish) {
        Instant now = clock.instant();
        LocalDate today = dates.today();
        ProductVersion product = product(wish.product(), now);
        Standing standing = standings.alone(borrowerId, today);
        Terms terms = new Application(wish, standing, product.terms(), today).require();
        Basis basis = new Basis(product.ref(), rupees(wish.monthlyIncome()), standing.creditScore());
        Loan loan = loans.add(new Loan(
                NOT_YET_NUMBERED,
                borrowerId,
                basis,
                terms,
                LoanStatus.APPLIED,
                Schedule.of(terms, today).total(),
                Money.zero(Money.INR),
                null,
                now,
                now));
        changes.applied(loan);
        return loan;
    }

    private ProductVersion product(@Nullable String code, Instant now) {
        if (code == null) {
            return products.standard(now);
        }
        ProductVersion product = ProductCode.of(code)
                .flatMap(wellFormed -> products.find(wellFormed, now))
                .orElseThrow(() -> new Refusal(HttpStatus.BAD_REQUEST, "unknown_product", "There is no such product"));
        if (!product.label().offered()) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "product_not_offered",
                    "%s is not offered any more".formatted(product.label().name()));
        }
        return product;
    }

    private static @Nullable Money rupees(@Nullable BigDecimal amount) {
        return amount == null ? null : Money.of(amount, Money.INR);
    }
}
