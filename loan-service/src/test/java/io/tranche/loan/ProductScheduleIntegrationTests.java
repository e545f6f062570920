package io.tranche.loan;

import static io.tranche.loan.ProductsApi.apply;
import static io.tranche.loan.ProductsApi.change;
import static io.tranche.loan.ProductsApi.newProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loans are reckoned as their product says, before and after the payout. */
class ProductScheduleIntegrationTests extends LoanServiceTestCase {

    @Test
    void chargesFlatInterest() {
        String product = newProduct(admin, "\"interest_method\": \"FLAT\", \"interest_rate\": 12");

        Answer applied = apply(borrower, product, "100000", "");
        long loan = applied.id();
        change(admin, product, "\"interest_method\": \"REDUCING_BALANCE\"");

        assertThat(applied.text("/outstanding_amount")).isEqualTo("112000.00");
        assertThat(firstInstallment(loan)).isEqualTo("9333.33");
        admin.approve(loan);
        assertThat(outstandingOf(loan)).isEqualTo("112000.00");
        assertThat(firstInstallment(loan)).isEqualTo("9333.33");
    }

    @Test
    void fallsDueByTheWeek() {
        String product = newProduct(admin, "\"installment_frequency\": \"WEEKLY\"");
        long loan = apply(borrower, product, "52000", "").id();
        admin.approve(loan);

        List<LocalDate> dates =
                borrower.get("/api/loans/" + loan + "/schedule").body().findValuesAsString("due_date").stream()
                        .map(LocalDate::parse)
                        .toList();

        assertThat(dates).hasSize(52);
        assertThat(dates.get(1)).isEqualTo(dates.getFirst().plusWeeks(1));
        assertThat(statusOf(loan)).isEqualTo("ACTIVE");
    }

    @Test
    void countsTheDaysOfTheFirstMonth() {
        String product = newProduct(admin, "\"day_count\": \"ACTUAL_365\", \"interest_rate\": 36.00");
        long loan = apply(borrower, product, "365000", "").id();

        Answer schedule = borrower.get("/api/loans/" + loan + "/schedule");

        LocalDate due = LocalDate.parse(schedule.text("/0/due_date"));
        long days = ChronoUnit.DAYS.between(
                LocalDate.parse(admin.get("/api/business_date").text("/today")), due);
        assertThat(schedule.text("/0/interest")).isEqualTo(days * 360 + ".00");
    }

    @Test
    void refusesMoreInstallmentsThanASchedulesHas() {
        Answer refused = admin.post(
                "/api/products",
                "{\"product\": \"too-many\", \"installment_frequency\": \"WEEKLY\", \"maximum_tenure_months\": 139}");

        assertThat(refused.text("/errors/0/field")).isEqualTo("installment_frequency");
    }

    private String firstInstallment(long loan) {
        return borrower.get("/api/loans/" + loan + "/schedule").text("/0/amount");
    }
}
