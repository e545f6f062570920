package io.tranche.loan.configuration;

import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.ProductRef;
import io.tranche.loan.product.ProductVersion;
import io.tranche.loan.product.ProductVersion.Audit;
import io.tranche.loan.product.ProductVersion.Label;
import io.tranche.loan.product.Products;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records versions. Whoever changes a product waits for others who change the same. */
@Component
final class TermsChanges {

    private static final Duration AHEAD_MAX = Duration.ofDays(3_652);

    private final Products products;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TermsChanges(Products products, TransactionTemplate transaction, Clock clock) {
        this.products = products;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A new product; what the request leaves out is as in the bank configuration. */
    ProductVersion create(Caller admin, ProductCode code, TermsRequest request) {
        NewTerms wanted = new NewTerms(request);
        return transaction.execute(status -> {
            if (!products.add(code)) {
                throw new Refusal(HttpStatus.CONFLICT, "product_exists", "There is a product " + code + " already");
            }
            Instant now = clock.instant();
            Instant from = request.effectiveFrom() == null ? now : soon(request.effectiveFrom(), now);
            ProductVersion made = new ProductVersion(
                    new ProductRef(code, 1),
                    false,
                    wanted.label(new Label(code.value(), true)),
                    wanted.on(products.standard(from).terms()),
                    from,
                    new Audit(now, admin.userId(), request.reason()));
            return recorded(made);
        });
    }

    /** The version that has what is asked for: a new one, unless the latest has it. */
    ProductVersion change(Caller admin, ProductCode code, TermsRequest request) {
        return transaction.execute(status -> {
            ProductVersion latest = products.lockLatest(code).orElseThrow(() -> Refusal.notFound("Product"));
            Instant now = clock.instant();
            Instant from = effectiveFrom(request, latest, now);
            requireKnown(latest, request, from);
            ProductVersion changed = changed(latest, request, from, new Audit(now, admin.userId(), request.reason()));
            return saysTheSame(changed, latest) ? latest : recorded(changed);
        });
    }

    private ProductVersion changed(ProductVersion latest, TermsRequest request, Instant from, Audit audit) {
        ProductCode code = latest.ref().code();
        ProductVersion base = products.find(code, from).orElse(latest);
        NewTerms wanted = new NewTerms(request);
        return new ProductVersion(
                new ProductRef(code, latest.ref().version() + 1),
                latest.bankDefault(),
                wanted.label(base.label()),
                wanted.on(base.terms()),
                from,
                audit);
    }

    private ProductVersion recorded(ProductVersion version) {
        Soundness.require(version);
        products.record(version);
        return version;
    }

    /** Nobody overwrites what they have not seen, be it in effect or still to come. */
    private static void requireKnown(ProductVersion latest, TermsRequest request, Instant from) {
        int number = latest.ref().version();
        if (request.version() != null && request.version() != number) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "terms_changed",
                    "The latest version is %d, not %d".formatted(number, request.version()));
        }
        if (request.version() == null && latest.effectiveFrom().isAfter(from)) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "terms_scheduled",
                    "Version %d takes effect at %s; name it as version to put other terms in its place"
                            .formatted(number, latest.effectiveFrom()));
        }
    }

    private static Instant effectiveFrom(TermsRequest request, ProductVersion latest, Instant now) {
        Instant wanted = request.effectiveFrom();
        return wanted == null || wanted.equals(latest.effectiveFrom()) && !wanted.isAfter(now)
                ? now
                : soon(wanted, now);
    }

    private static Instant soon(Instant wanted, Instant now) {
        if (wanted.isBefore(now)) {
            throw Refusal.invalid(new InvalidField("effective_from", "must not be in the past"));
        }
        if (wanted.isAfter(now.plus(AHEAD_MAX))) {
            throw Refusal.invalid(new InvalidField("effective_from", "must be within ten years"));
        }
        return wanted;
    }

    private static boolean saysTheSame(ProductVersion changed, ProductVersion latest) {
        return changed.terms().equals(latest.terms())
                && changed.label().equals(latest.label())
                && !latest.effectiveFrom().isAfter(changed.effectiveFrom())
                && !changed.effectiveFrom().isAfter(changed.audit().at());
    }
}
