package io.tranche.loan.lifecycle;

import io.tranche.loan.lifecycle.Loan.Change;
import io.tranche.loan.outcome.Settled;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All loans. */
@Component
public final class Loans implements Settled {

    static final String KIND = "loan";

    /** Not FOR UPDATE: a new repayment may refer to the loan meanwhile. */
    private static final String LOCK = """
            SELECT * FROM loan WHERE id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String UPDATE = """
            UPDATE loan
            SET status = changed.status, outstanding_minor = changed.outstanding, reserved_minor = changed.reserved,
                reason = changed.reason, updated_at = changed.updated_at
            FROM unnest(:ids::bigint[], :statuses::text[], :outstanding::bigint[], :reserved::bigint[], :reasons::text[],
                        :updated::timestamptz[]) AS changed (id, status, outstanding, reserved, reason, updated_at)
            WHERE loan.id = changed.id
            """;
    private final JdbcClient database;

    Loans(JdbcClient database) {
        this.database = database;
    }

    Loan add(Loan loan) {
        return LoanRows.bind(database.sql(LoanRows.INSERT), loan)
                .query(LoanRows::loan)
                .single();
    }

    /** Makes other applications of this borrower wait until the transaction ends, and finds the open loans. */
    List<Loan> openAlone(long borrowerId) {
        database.sql("""
                        INSERT INTO borrower (id) VALUES (?)
                        ON CONFLICT (id) DO UPDATE SET applications = borrower.applications + 1
                        """).param(borrowerId).update();
        return database.sql("SELECT * FROM loan WHERE borrower_id = :borrower AND status = ANY (:open)")
                .param("borrower", borrowerId)
                .param("open", names(LoanStatus::open))
                .query(LoanRows::loan)
                .list();
    }

    public Optional<Loan> find(LoanId id) {
        return database.sql("SELECT * FROM loan WHERE id = ?")
                .param(id.value())
                .query(LoanRows::loan)
                .optional();
    }

    Optional<Loan> lock(LoanId id) {
        return lock(List.of(id.value())).stream().findFirst();
    }

    /** In the order of their ids, as everybody who locks several does. */
    public List<Loan> lock(Collection<Long> ids) {
        return locked(LOCK, ids);
    }

    /** Without those that another transaction is working on. */
    public List<Loan> lockIfFree(Collection<Long> ids) {
        return locked(LOCK.strip() + " SKIP LOCKED", ids);
    }

    private List<Loan> locked(String sql, Collection<Long> ids) {
        return database.sql(sql)
                .param("ids", ids.toArray(Long[]::new))
                .query(LoanRows::loan)
                .list();
    }

    public void update(Collection<Loan> changed) {
        if (changed.isEmpty()) {
            return;
        }
        database.sql(UPDATE)
                .param("ids", changed.stream().map(loan -> loan.id().value()).toArray(Long[]::new))
                .param(
                        "statuses",
                        changed.stream().map(loan -> loan.status().name()).toArray(String[]::new))
                .param(
                        "outstanding",
                        changed.stream()
                                .map(loan -> loan.outstanding().minorUnits())
                                .toArray(Long[]::new))
                .param(
                        "reserved",
                        changed.stream()
                                .map(loan -> loan.reserved().minorUnits())
                                .toArray(Long[]::new))
                .param("reasons", changed.stream().map(Loan::reason).toArray(String[]::new))
                .param(
                        "updated",
                        changed.stream()
                                .map(loan -> loan.updatedAt().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** From when interest is reckoned of loans that were just paid out. */
    void paidOut(Collection<Change> payouts) {
        if (!payouts.isEmpty()) {
            database.sql("""
                            UPDATE loan SET paid_out_on = payout.day
                            FROM unnest(:ids::bigint[], :days::date[]) AS payout (id, day)
                            WHERE loan.id = payout.id
                            """)
                    .param(
                            "ids",
                            payouts.stream()
                                    .map(payout -> payout.loan().id().value())
                                    .toArray(Long[]::new))
                    .param(
                            "days",
                            payouts.stream()
                                    .map(payout -> String.valueOf(payout.paidOut()))
                                    .toArray(String[]::new))
                    .update();
        }
    }

    List<Loan> list(LoanFilter filter) {
        String ofBorrower = filter.borrowerId() == null ? "" : " AND borrower_id = :borrower";
        String inStatus = filter.status() == null ? "" : " AND status = :status";
        return database.sql("SELECT * FROM loan WHERE id < :before" + ofBorrower + inStatus
                        + " ORDER BY id DESC LIMIT :limit")
                .param("before", filter.page().beforeId())
                .param("borrower", filter.borrowerId())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("limit", filter.page().fetchSize())
                .query(LoanRows::loan)
                .list();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Collection<Long> settledAmong(Collection<Long> ids) {
        return database.sql("SELECT id FROM loan WHERE id = ANY (:ids) AND status <> ALL (:moving)")
                .param("ids", ids.toArray(Long[]::new))
                .param("moving", names(LoanStatus::inProgress))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private static String[] names(Predicate<LoanStatus> which) {
        return Arrays.stream(LoanStatus.values()).filter(which).map(Enum::name).toArray(String[]::new);
    }
}
