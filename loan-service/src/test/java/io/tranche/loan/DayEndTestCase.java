package io.tranche.loan;

import static io.tranche.loan.ProductsApi.newProduct;

import io.tranche.contracts.Event;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestPlatform;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** Loans that are not paid in time. */
abstract class DayEndTestCase extends LoanServiceTestCase {

    /** Trouble that says nothing about the loan. */
    static final String LOCK_NOT_AVAILABLE = "55P03";

    static final String IMPOSSIBLE = "P0001";

    @AfterEach
    final void mend() {
        TestPlatform.database()
                .sql("DROP TRIGGER IF EXISTS trouble ON loan.penalty_charge")
                .update();
        TestPlatform.database().sql("DROP FUNCTION IF EXISTS loan.trouble").update();
    }

    /** No penalty can be charged for these loans. */
    final void makeTrouble(String sqlState, Long... loans) {
        TestPlatform.database().sql("""
                        CREATE FUNCTION loan.trouble() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN RAISE EXCEPTION 'trouble' USING ERRCODE = '%s'; END $$
                        """.formatted(sqlState)).update();
        TestPlatform.database()
                .sql("""
                        CREATE TRIGGER trouble BEFORE INSERT ON loan.penalty_charge
                        FOR EACH ROW WHEN (NEW.loan_id = ANY ('{%s}')) EXECUTE FUNCTION loan.trouble()
                        """.formatted(Stream.of(loans).map(String::valueOf).collect(Collectors.joining(","))))
                .update();
    }

    /** The days that this loan has missed, oldest first. */
    final List<LocalDate> skipped(long loan) {
        return LoanApi.ops(port)
                .get("/api/day_end/skipped?limit=200")
                .body()
                .valueStream()
                .filter(end -> end.path("loan_id").asLong(0) == loan)
                .map(end -> LocalDate.parse(end.get("business_date").asString()))
                .toList()
                .reversed();
    }

    /** Ends what single loans and borrowers have missed. */
    final Answer retry() {
        return admin.post("/api/day_end/skipped/retry", "{}");
    }

    /** A thousandth a day, from the third day after the due date. */
    final String penalized() {
        return newProduct(admin, "\"penalty_rate\": 36.50, \"grace_days\": 2, \"maximum_overdue_loans\": 5");
    }

    final long activeLoanOf(String product, String principal) {
        long loan = ProductsApi.apply(borrower, product, principal, "").id();
        Answer approved = admin.approve(loan);
        if (!approved.text("/status").equals("ACTIVE")) {
            throw new AssertionError("Not paid out: " + approved.body());
        }
        return loan;
    }

    final LocalDate firstDue(long loan) {
        return LocalDate.parse(borrower.get("/api/loans/" + loan + "/schedule").text("/0/due_date"));
    }

    /** Every day before is closed then. */
    final void moveTo(LocalDate day) {
        while (today().isBefore(day)) {
            LocalDate next = today().plusDays(366).isBefore(day) ? today().plusDays(366) : day;
            Answer answer = advance("\"to\": \"%s\"".formatted(next));
            if (answer.code() / 100 != 2) {
                throw new AssertionError(answer.body());
            }
        }
    }

    final void closeToday() {
        moveTo(today().plusDays(1));
    }

    final Answer view(long loan) {
        return borrower.get("/api/loans/" + loan);
    }

    final String classOf(long loan) {
        return view(loan).text("/arrears/classification");
    }

    /** As if the first installment had been due so much earlier. */
    static void makeOlder(long loan, int days) {
        makeOlder(loan, 1, days);
    }

    static void makeOlder(long loan, int installment, int days) {
        TestPlatform.database()
                .sql("UPDATE loan.installment SET due_date = due_date - ? WHERE loan_id = ? AND number = ?")
                .params(days, loan, installment)
                .update();
    }

    static <E extends Event> List<E> told(String key, Class<E> type) {
        return OutboxRows.ofKey("loan", key).stream()
                .map(SentEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
