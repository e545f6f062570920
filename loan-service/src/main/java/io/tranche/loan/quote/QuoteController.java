package io.tranche.loan.quote;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.loan.businessdate.BusinessDates;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Quotes for everybody who is signed in. */
@RestController
class QuoteController {

    private final BusinessDates dates;

    QuoteController(BusinessDates dates) {
        this.dates = dates;
    }

    @Operation(
            summary = "See what a loan would cost before anybody signs",
            description =
                    "For every signed-in user, whatever the role. A calculator: it changes nothing, and no limit of "
                            + "amount, tenor or borrower applies. Refusal: invalid_request (400), with every field that makes no "
                            + "sense.")
    @PostMapping("/api/loans/quote")
    Quote quote(@Valid @RequestBody QuoteRequest request) {
        return Quote.of(ImaginedLoan.of(request, dates.today()));
    }
}
