package io.tranche.loan.quote;

import static java.util.Objects.requireNonNullElse;

import io.tranche.contracts.Money;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Beginning;
import io.tranche.loan.schedule.BrokenPeriod;
import io.tranche.loan.schedule.Conventions;
import io.tranche.loan.schedule.Moratorium;
import io.tranche.loan.schedule.Terms;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The loan of a request that was found to make sense. */
record ImaginedLoan(Terms terms, Beginning beginning, Money fees) {

    private static final BigDecimal PRINCIPAL_MAX = new BigDecimal("100000000000");
    private static final BigDecimal RATE_MAX = new BigDecimal("200");
    private static final int RATE_DECIMALS_MAX = 2;
    private static final int MORATORIUM_MAX = 24;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /** @throws Refusal that names every field that makes no sense */
    static ImaginedLoan of(QuoteRequest request, LocalDate today) {
        Currency currency = currency(request.currency());
        Conventions conventions = conventions(request);
        LocalDate paidOut = requireNonNullElse(request.disbursementDate(), today);
        BigDecimal fees = requireNonNullElse(request.fees(), BigDecimal.ZERO);
        int waiting = requireNonNullElse(request.moratoriumInstallments(), 0);

        Findings findings = new Findings();
        findAmounts(request, fees, currency, findings);
        findTimes(request, conventions, waiting, findings);
        findDates(paidOut, request.firstDueDate(), findings);
        findings.refuseIfAny();

        return new ImaginedLoan(
                new Terms(
                        Money.of(request.principalAmount(), currency),
                        new AnnualRate(request.interestRate()),
                        request.tenureMonths(),
                        conventions),
                new Beginning(
                        paidOut,
                        request.firstDueDate(),
                        requireNonNullElse(request.brokenPeriod(), BrokenPeriod.FIRST_INSTALLMENT),
                        new Moratorium(
                                waiting,
                                requireNonNullElse(request.moratoriumInterest(), Moratorium.Kind.INTEREST_ONLY))),
                Money.of(fees, currency));
    }

    private static Conventions conventions(QuoteRequest request) {
        return new Conventions(
                requireNonNullElse(request.interestMethod(), Conventions.STANDARD.method()),
                requireNonNullElse(request.dayCount(), Conventions.STANDARD.dayCount()),
                requireNonNullElse(request.frequency(), Conventions.STANDARD.frequency()),
                requireNonNullElse(request.rounding(), Conventions.STANDARD.rounding()));
    }

    /** Gold and the like have codes, but no minor unit to lend in. */
    private static Currency currency(@Nullable String code) {
        return Currency.availableCurrencies()
                .filter(currency -> currency.getCurrencyCode().equals(requireNonNullElse(code, "INR")))
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid(new InvalidField("currency", "must be the ISO 4217 code of a currency")));
    }

    private static void findAmounts(QuoteRequest request, BigDecimal fees, Currency currency, Findings findings) {
        BigDecimal principal = request.principalAmount();
        int decimals = currency.getDefaultFractionDigits();
        String tooPrecise = "must have at most %d decimals in %s".formatted(decimals, currency);
        findings.require(
                principal.signum() > 0 && principal.compareTo(PRINCIPAL_MAX) <= 0,
                "principal_amount",
                "must be positive and at most " + PRINCIPAL_MAX.toPlainString());
        findings.require(decimalsOf(principal) <= decimals, "principal_amount", tooPrecise);
        findings.require(
                fees.signum() >= 0 && fees.compareTo(principal) < 0,
                "fees",
                "must not be negative, and less than the principal");
        findings.require(decimalsOf(fees) <= decimals, "fees", tooPrecise);
        BigDecimal rate = request.interestRate();
        findings.require(
                rate.signum() >= 0 && rate.compareTo(RATE_MAX) <= 0 && decimalsOf(rate) <= RATE_DECIMALS_MAX,
                "interest_rate",
                "must be from 0 to " + RATE_MAX + " percent with at most two decimals");
    }

    private static void findTimes(QuoteRequest request, Conventions conventions, int waiting, Findings findings) {
        int months = request.tenureMonths();
        int monthsMax = conventions.frequency().tenureMonthsMax(Terms.INSTALLMENTS_MAX);
        boolean tenure = findings.require(
                months >= 1 && months <= monthsMax,
                "tenure_months",
                "must be from 1 to %d with %s installments".formatted(monthsMax, conventions.frequency()));
        findings.require(
                waiting >= 0
                        && waiting <= MORATORIUM_MAX
                        && (!tenure || waiting < conventions.frequency().installmentsIn(months)),
                "moratorium_installments",
                "must be from 0 to %d, and leave one to repay in".formatted(MORATORIUM_MAX));
    }

    private static void findDates(LocalDate paidOut, @Nullable LocalDate firstDue, Findings findings) {
        boolean near = findings.require(
                !paidOut.isBefore(EARLIEST) && !paidOut.isAfter(LATEST),
                "disbursement_date",
                "must be from %s to %s".formatted(EARLIEST, LATEST));
        if (near && firstDue != null) {
            findings.require(
                    firstDue.isAfter(paidOut) && !firstDue.isAfter(Beginning.lastFirstDue(paidOut)),
                    "first_due_date",
                    "must be after the disbursement on %s, and within a year".formatted(paidOut));
        }
    }

    private static int decimalsOf(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }
}
