package io.tranche.loan;

import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.messaging.saga.FailedCompensations;
import io.tranche.testing.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loans in any state, made of one that is active: the ways there are the business of other tests. */
final class LoanCopies {

    private static final String LOAN = """
            INSERT INTO loan.loan OVERRIDING SYSTEM VALUE
            SELECT (jsonb_populate_record(original, jsonb_build_object(
                'id', nextval(pg_get_serial_sequence('loan.loan', 'id')),
                'status', :status,
                'outstanding_minor', CASE :status WHEN 'CLOSED' THEN 0 ELSE outstanding_minor END,
                'paid_out_on', CASE WHEN :paidOut THEN paid_out_on END))).*
            FROM loan.loan original WHERE id = :original
            RETURNING id
            """;
    private static final String INSTALLMENTS = """
            INSERT INTO loan.installment
            SELECT (jsonb_populate_record(original, jsonb_build_object(
                'loan_id', :copy::bigint,
                'paid_principal_minor', CASE WHEN :paid THEN principal_minor ELSE 0 END,
                'paid_interest_minor', CASE WHEN :paid THEN interest_minor ELSE 0 END))).*
            FROM loan.installment original WHERE loan_id = :original
            """;
    private static final String SHARES = """
            INSERT INTO loan.funding_share
            SELECT (jsonb_populate_record(original, jsonb_build_object('loan_id', :copy::bigint))).*
            FROM loan.funding_share original WHERE loan_id = :original
            """;
    private static final String REPAYMENT = """
            INSERT INTO loan.repayment (borrower_id, loan_id, amount_minor, currency, status, outstanding_after_minor, created_at, updated_at)
            SELECT borrower_id, id, 1000, currency, :status,
                   CASE WHEN :status IN ('SUCCESS', 'REVERSING', 'REVERSED') THEN outstanding_minor END, now(), now()
            FROM loan.loan WHERE id = :loan
            RETURNING id
            """;

    private static final String ROWS = """
            SELECT to_jsonb(loan)::text || coalesce((SELECT jsonb_agg(installment ORDER BY number)::text
                                                     FROM loan.installment WHERE loan_id = loan.id), '')
                   || (SELECT count(*) FROM loan.outbox WHERE key = 'loan:' || loan.id)
                   || (SELECT count(*) FROM loan.repayment WHERE loan_id = loan.id)
            FROM loan.loan WHERE id = ?
            """;
    private static final String REPAYMENT_STATUSES = """
            SELECT (regexp_matches(pg_get_constraintdef(oid), '[A-Z]+_?[A-Z]+(?=''::text)', 'g'))[1]
            FROM pg_constraint WHERE conrelid = 'loan.repayment'::regclass AND conname = 'repayment_status_check'
            """;

    private final JdbcClient database = TestPlatform.database();
    private final List<Long> copies = new ArrayList<>();
    private final long original;

    /** @param original active, and nothing of it repaid */
    LoanCopies(long original) {
        this.original = original;
    }

    long in(LoanStatus status) {
        long copy = database.sql(LOAN)
                .param("status", status.name())
                .param("paidOut", paidOut(status))
                .param("original", original)
                .query(Long.class)
                .single();
        if (paidOut(status)) {
            add(INSTALLMENTS, copy, status);
            add(SHARES, copy, status);
        }
        copies.add(copy);
        return copy;
    }

    /** A repayment of 10.00, without what it did to its loan. */
    long repayment(long loan, String status) {
        return database.sql(REPAYMENT)
                .param("status", status)
                .param("loan", loan)
                .query(Long.class)
                .single();
    }

    /** Nobody waits for what was begun with them, and nothing is begun any more. */
    void leave() {
        database.sql("DELETE FROM loan.saga_waiting WHERE subject = ANY (?)")
                .param(copies.stream().map(copy -> "loan:" + copy).toArray(String[]::new))
                .update();
        database.sql("UPDATE loan.auto_debit_mandate SET enabled = false WHERE loan_id = ANY (?)")
                .param(copies.toArray(Long[]::new))
                .update();
    }

    /** What there is of a loan, and how much has been told of it. */
    String rowsOf(long loan) {
        return database.sql(ROWS).param(loan).query(String.class).single();
    }

    /** All that the table takes. */
    List<String> repaymentStatuses() {
        return database.sql(REPAYMENT_STATUSES)
                .query((row, number) -> row.getString(1))
                .list();
    }

    static boolean paidOut(LoanStatus status) {
        return switch (status) {
            case ACTIVE, DEFAULTED, CLOSED, WRITTEN_OFF -> true;
            case APPLIED,
                    APPROVED,
                    AWAITING_FUNDING,
                    REJECTED,
                    CANCELLING,
                    CANCELLED,
                    COMPENSATION_FAILED,
                    COMPENSATION_FORCED -> false;
        };
    }

    private void add(String rows, long copy, LoanStatus status) {
        database.sql(rows)
                .param("copy", copy)
                .param("original", original)
                .param("paid", status == LoanStatus.CLOSED)
                .update();
    }

    static FailedCompensations named(String saga, List<FailedCompensations> sagas) {
        var kinds = sagas.stream().filter(kind -> kind.saga().equals(saga));
        return kinds.findFirst().orElseThrow();
    }
}
