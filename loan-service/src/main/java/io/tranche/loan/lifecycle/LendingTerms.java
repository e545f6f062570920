package io.tranche.loan.lifecycle;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * On what terms the bank lends.
 *
 * @param ratePercent what an application gets that names no rate
 * @param concurrentLoansMax open loans that one borrower may have
 * @param zone whose calendar the due dates follow
 */
@Validated
@ConfigurationProperties("tranche.loan.terms")
record LendingTerms(
        @Positive @DefaultValue("1.00") BigDecimal principalMin,
        @Positive @DefaultValue("500000.00") BigDecimal principalMax,
        @Min(1) @Max(600) @DefaultValue("1") int tenureMonthsMin,
        @Min(1) @Max(600) @DefaultValue("60") int tenureMonthsMax,
        @PositiveOrZero @DefaultValue("12.00") BigDecimal ratePercent,
        @PositiveOrZero @DefaultValue("1.00") BigDecimal ratePercentMin,
        @PositiveOrZero @DefaultValue("36.00") BigDecimal ratePercentMax,
        @Positive @DefaultValue("2") int concurrentLoansMax,
        @DefaultValue("Asia/Kolkata") ZoneId zone) {}
