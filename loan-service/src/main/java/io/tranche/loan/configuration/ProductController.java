package io.tranche.loan.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.ProductVersion;
import io.tranche.loan.product.Products;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.request.Keyset;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the bank lends. */
@RestController
@RequestMapping("/api/products")
class ProductController {

    private final Products products;
    private final TermsChanges changes;
    private final Clock clock;

    ProductController(Products products, TermsChanges changes, Clock clock) {
        this.products = products;
        this.changes = changes;
        this.clock = clock;
    }

    @Operation(summary = "All products with the terms that are in effect")
    @GetMapping
    List<ProductView> list() {
        return products.list(clock.instant()).stream().map(ProductView::of).toList();
    }

    @Operation(summary = "One product with the terms that are in effect")
    @GetMapping("/{product}")
    ProductView get(@PathVariable String product) {
        return products.find(code(product), clock.instant())
                .map(ProductView::of)
                .orElseThrow(ProductController::notFound);
    }

    @Operation(summary = "Make a product, for admins", description = """
                    `product` is its code, for applications to name; what is left out is as in the bank configuration. \
                    Refusals: invalid_request (400, all that is wrong in `errors`), product_exists (409).""")
    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<ProductView> post(Caller admin, @Valid @RequestBody TermsRequest request) {
        request.requireKnown(null);
        ProductCode code = ProductCode.of(Objects.requireNonNullElse(request.product(), ""))
                .orElseThrow(() -> Refusal.invalid(new InvalidField(
                        "product", "must be 2 to 40 lower-case letters, digits and hyphens, and begin with a letter")));
        ProductVersion made = changes.create(admin, code, request);
        return ResponseEntity.created(URI.create("/api/products/" + code)).body(ProductView.withAudit(made));
    }

    @Operation(summary = "Record new terms of a product, for admins", description = """
                    As PUT /api/bank_configuration does for the default product. `offered: false` takes it off the market. \
                    Refusals: invalid_request (400), not_found (404), terms_changed, terms_scheduled (409).""")
    @PutMapping("/{product}")
    @PreAuthorize("hasRole('ADMIN')")
    ProductView put(Caller admin, @PathVariable String product, @Valid @RequestBody TermsRequest request) {
        ProductCode code = code(product);
        request.requireKnown(code);
        return ProductView.withAudit(changes.change(admin, code, request));
    }

    @Operation(summary = "Every version of a product, newest first, with who recorded it and when; for admins")
    @GetMapping("/{product}/versions")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<List<ProductView>> versions(@PathVariable String product, Keyset page) {
        return history(products, code(product), page);
    }

    /** Before a version, by its number. */
    static ResponseEntity<List<ProductView>> history(Products products, ProductCode code, Keyset page) {
        List<ProductView> fetched = products.versions(code, page).stream()
                .map(ProductView::withAudit)
                .toList();
        return page.answer(fetched, ProductView::version);
    }

    private static ProductCode code(String product) {
        return ProductCode.of(product).orElseThrow(ProductController::notFound);
    }

    private static Refusal notFound() {
        return Refusal.notFound("Product");
    }
}
