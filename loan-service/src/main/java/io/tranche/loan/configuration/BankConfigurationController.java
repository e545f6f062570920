package io.tranche.loan.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.Products;
import io.tranche.web.Caller;
import io.tranche.web.request.Keyset;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The terms of the default product: what applications are held against that name none. */
@RestController
@RequestMapping("/api/bank_configuration")
class BankConfigurationController {

    private final Products products;
    private final TermsChanges changes;
    private final Clock clock;

    BankConfigurationController(Products products, TermsChanges changes, Clock clock) {
        this.products = products;
        this.changes = changes;
        this.clock = clock;
    }

    @Operation(summary = "The terms that are in effect")
    @GetMapping
    ProductView get() {
        return ProductView.of(products.standard(clock.instant()));
    }

    @Operation(summary = "Record new terms, for admins", description = """
                    Makes a new version; the ones before stay, and loans keep the version they were made under. What is left out \
                    stays as it is. With `version`, only if that is the latest: two admins do not overwrite each other. \
                    With `effective_from`, from then on. A version that says the same as the latest is not recorded again. \
                    Refusals: invalid_request (400, all that is wrong in `errors`), terms_changed, terms_scheduled (409).""")
    @PutMapping
    @PreAuthorize("hasRole('ADMIN')")
    ProductView put(Caller admin, @Valid @RequestBody TermsRequest request) {
        ProductCode standard = standard();
        request.requireKnown(standard);
        return ProductView.withAudit(changes.change(admin, standard, request));
    }

    @Operation(summary = "Every version, newest first, with who recorded it and when; for admins")
    @GetMapping("/versions")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<List<ProductView>> versions(Keyset page) {
        return ProductController.history(products, standard(), page);
    }

    private ProductCode standard() {
        return products.standard(clock.instant()).ref().code();
    }
}
