package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.outcome.Settled;
import io.tranche.web.request.Keyset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All repayments. */
@Component
final class Repayments implements Settled {

    static final String KIND = "repayment";

    /**
     * A repayment of one's own loan, unless there is one with its key; and the reservation, if the loan has room for it. What makes the
     * schedule anew reserves all of the loan: nothing may be under way beside it. What is asked for while a day ends is of the next.
     */
    private static final String ASK = """
            WITH asked AS (
                INSERT INTO repayment (borrower_id, loan_id, amount_minor, currency, kind, status, idempotency_key, standing,
                                       value_date, created_at, updated_at)
                SELECT borrower_id, id, :amount, currency, :kind, 'PENDING', :key, :standing,
                       coalesce(:valueDate::date, (SELECT today + (EXISTS (SELECT FROM day_end WHERE business_date = today))::integer
                                                   FROM business_date)), :now, :now
                FROM loan
                WHERE id = :loan AND borrower_id = :borrower AND currency = :currency
                ON CONFLICT (borrower_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING RETURNING *
            ), reserved AS (
                UPDATE loan
                SET reserved_minor = CASE WHEN :alone THEN loan.outstanding_minor ELSE loan.reserved_minor + :amount END
                FROM asked
                WHERE loan.id = :loan AND loan.status IN ('ACTIVE', 'DEFAULTED')
                  AND loan.outstanding_minor - loan.reserved_minor >= :amount
                  AND (NOT :alone OR loan.reserved_minor = 0)
                RETURNING loan.id
            )
            SELECT asked.*, EXISTS (SELECT FROM reserved) AS has_room FROM asked
            """;

    private static final String UPDATE = """
            UPDATE repayment
            SET status = changed.status, reason = changed.reason, outstanding_after_minor = changed.outstanding_after,
                updated_at = changed.updated_at
            FROM unnest(:ids::bigint[], :statuses::text[], :reasons::text[], :after::bigint[], :updated::timestamptz[])
                 AS changed (id, status, reason, outstanding_after, updated_at)
            WHERE repayment.id = changed.id
            """;

    private final JdbcClient database;

    Repayments(JdbcClient database) {
        this.database = database;
    }

    /** @param reserved false if the loan has no room, or takes no repayments */
    record Asked(Repayment repayment, boolean reserved) {}

    /**
     * Empty if the loan is not the borrower's, or the key was used before. Waits for whoever uses the key at this moment.
     *
     * @param valueDate null for the day that is open
     */
    Optional<Asked> ask(PaymentOrder order, @Nullable LocalDate valueDate, Instant now) {
        return database.sql(ASK)
                .param("borrower", order.borrowerId())
                .param("loan", order.loanId().value())
                .param("amount", order.amount().minorUnits())
                .param("currency", order.amount().currency().getCurrencyCode())
                .param("kind", order.kind().name())
                .param("alone", order.kind().reschedules())
                .param("key", order.key())
                .param("standing", order.standing())
                .param("valueDate", valueDate)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Asked(RepaymentRows.repayment(row), row.getBoolean("has_room")))
                .optional();
    }

    /** For a repayment of more than the loan can take, which is only asked for to learn why it fails. */
    Repayment withoutReservation(RepaymentId id) {
        return database.sql("UPDATE repayment SET reserved = false WHERE id = ? RETURNING *")
                .param(id.value())
                .query((row, number) -> RepaymentRows.repayment(row))
                .single();
    }

    /** For one that was given all of the loan. */
    Repayment withReservation(RepaymentId id, Money reserved) {
        return database.sql("UPDATE repayment SET reserved_minor = ? WHERE id = ? RETURNING *")
                .params(reserved.minorUnits(), id.value())
                .query((row, number) -> RepaymentRows.repayment(row))
                .single();
    }

    Optional<Repayment> find(RepaymentId id) {
        return find(List.of(id.value())).stream().findFirst();
    }

    List<Repayment> find(Collection<Long> ids) {
        return database.sql("SELECT * FROM repayment WHERE id = ANY (:ids) ORDER BY id")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> RepaymentRows.repayment(row))
                .list();
    }

    Optional<Repayment> findByKey(long borrowerId, String key) {
        return database.sql("SELECT * FROM repayment WHERE borrower_id = ? AND idempotency_key = ?")
                .params(borrowerId, key)
                .query((row, number) -> RepaymentRows.repayment(row))
                .optional();
    }

    /** Whether one of this loan is being taken back. */
    boolean isAnyReversing(LoanId loan) {
        return database.sql("SELECT EXISTS (SELECT FROM repayment WHERE loan_id = ? AND status = 'REVERSING')")
                .param(loan.value())
                .query(Boolean.class)
                .single();
    }

    void update(Collection<Repayment> changed) {
        if (changed.isEmpty()) {
            return;
        }
        database.sql(UPDATE)
                .param("ids", changed.stream().map(row -> row.id().value()).toArray(Long[]::new))
                .param(
                        "statuses",
                        changed.stream().map(row -> row.status().name()).toArray(String[]::new))
                .param("reasons", changed.stream().map(Repayment::reason).toArray(String[]::new))
                .param("after", changed.stream().map(Repayments::afterMinor).toArray(Long[]::new))
                .param(
                        "updated",
                        changed.stream().map(row -> row.updatedAt().toString()).toArray(String[]::new))
                .update();
    }

    /** By loan, which has an index; a borrower has few. */
    List<Repayment> list(@Nullable Long borrowerId, @Nullable Long loanId, Keyset page) {
        String ofBorrower = borrowerId == null
                ? ""
                : " AND loan_id = ANY (ARRAY(SELECT id FROM loan WHERE borrower_id = :borrower))";
        String ofLoan = loanId == null ? "" : " AND loan_id = :loan";
        return database.sql("SELECT * FROM repayment WHERE id < :before" + ofBorrower + ofLoan
                        + " ORDER BY id DESC LIMIT :limit")
                .param("before", page.beforeId())
                .param("borrower", borrowerId)
                .param("loan", loanId)
                .param("limit", page.fetchSize())
                .query((row, number) -> RepaymentRows.repayment(row))
                .list();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Collection<Long> settledAmong(Collection<Long> ids) {
        return database.sql("SELECT id FROM repayment WHERE id = ANY (?) AND status NOT IN ('PENDING', 'REVERSING')")
                .param(ids.toArray(Long[]::new))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    @SuppressWarnings("NullAway") // an array element of an unset column is null
    private static Long afterMinor(Repayment row) {
        return row.outstandingAfter() == null ? null : row.outstandingAfter().minorUnits();
    }
}
