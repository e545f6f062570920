package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must agree between wallets, loans and ledger, read as the database's superuser, who alone sees all three. */
final class Books {

    private static final Duration QUIET_LONGEST = Duration.ofMinutes(4);

    /** Each counts what must not be there, once nothing is under way. */
    private static final Map<String, String> DISAGREEMENTS = new LinkedHashMap<>();

    static {
        DISAGREEMENTS.put("unfinished repayments", """
                SELECT count(*) FROM loan.repayment WHERE status IN ('PENDING', 'REFUNDING')""");
        DISAGREEMENTS.put("unfinished disbursements", """
                SELECT count(*) FROM loan.loan WHERE status IN ('APPROVED', 'CANCELLING')""");
        DISAGREEMENTS.put("amounts still reserved", """
                SELECT count(*) FROM loan.loan WHERE reserved_minor <> 0""");
        DISAGREEMENTS.put("failed compensations", """
                SELECT (SELECT count(*) FROM loan.repayment WHERE status = 'COMPENSATION_FAILED')
                     + (SELECT count(*) FROM loan.loan WHERE status = 'COMPENSATION_FAILED')""");
        DISAGREEMENTS.put("parked events", """
                SELECT (SELECT count(*) FROM loan.parked_event) + (SELECT count(*) FROM wallet.parked_event)
                     + (SELECT count(*) FROM ledger.parked_event)""");
        DISAGREEMENTS.put("wallets that differ from their own transactions", """
                SELECT count(*) FROM wallet.account a
                WHERE a.balance_minor <> (SELECT coalesce(sum(CASE t.type WHEN 'CREDIT' THEN t.amount_minor ELSE -t.amount_minor END), 0)
                                          FROM wallet.account_transaction t WHERE t.account_id = a.id)""");
        DISAGREEMENTS.put("wallets that differ from the ledger", """
                SELECT count(*) FROM wallet.account a
                LEFT JOIN ledger.ledger_account l ON l.code = 'wallet:' || a.id AND l.currency = a.currency
                WHERE a.balance_minor <> coalesce(l.balance_minor, 0) OR a.transaction_count <> coalesce(l.line_count, 0)""");
        DISAGREEMENTS.put("loans whose unpaid principal differs from the ledger's receivable", """
                SELECT count(*) FROM loan.loan n
                LEFT JOIN ledger.ledger_account l ON l.code = 'loan:' || n.id || ':receivable' AND l.currency = n.currency
                WHERE -coalesce(l.balance_minor, 0)
                   <> (SELECT coalesce(sum(i.principal_minor - i.paid_principal_minor), 0)
                       FROM loan.installment i WHERE i.loan_id = n.id AND n.status IN ('ACTIVE', 'CLOSED'))""");
        DISAGREEMENTS.put("active loans whose outstanding differs from their installments", """
                SELECT count(*) FROM loan.loan n
                WHERE n.status IN ('ACTIVE', 'CLOSED')
                  AND n.outstanding_minor
                   <> (SELECT sum(i.principal_minor - i.paid_principal_minor + i.interest_minor - i.paid_interest_minor
                                  + i.penalty_minor - i.paid_penalty_minor)
                       FROM loan.installment i WHERE i.loan_id = n.id)""");
        DISAGREEMENTS.put("loans that were paid more or less than their successful repayments", """
                SELECT count(*) FROM loan.loan n
                WHERE (SELECT coalesce(sum(i.paid_principal_minor + i.paid_interest_minor + i.paid_penalty_minor), 0)
                       FROM loan.installment i WHERE i.loan_id = n.id)
                   <> (SELECT coalesce(sum(r.amount_minor), 0) FROM loan.repayment r
                       WHERE r.loan_id = n.id AND r.status = 'SUCCESS')""");
        DISAGREEMENTS.put("loans whose repayments differ from the borrower's debits", """
                SELECT count(*) FROM loan.repayment r
                LEFT JOIN wallet.collection c ON c.repayment_id = r.id
                WHERE (r.status = 'SUCCESS') <> (coalesce(c.status, '') = 'COLLECTED')""");
        DISAGREEMENTS.put("funders to whom the ledger owes another principal than their loans", """
                SELECT count(*) FROM (SELECT account_id, sum(stake_minor - principal_minor) AS lent_minor
                                      FROM loan.funding_share GROUP BY account_id) f
                LEFT JOIN ledger.ledger_account l ON l.code = 'funder:' || f.account_id || ':payable'
                WHERE f.lent_minor <> coalesce(l.balance_minor, 0)""");
        DISAGREEMENTS.put("funders who received other than principal, interest and penalties", """
                SELECT count(*) FROM loan.funding_share s
                WHERE s.received_minor <> s.principal_minor + s.interest_minor + s.penalty_minor""");
        DISAGREEMENTS.put("funders of closed loans who lack a part of their stake", """
                SELECT count(*) FROM loan.funding_share s JOIN loan.loan n ON n.id = s.loan_id
                WHERE n.status = 'CLOSED' AND s.principal_minor <> s.stake_minor""");
        DISAGREEMENTS.put("ledger accounts that differ from their lines", """
                SELECT count(*) FROM ledger.ledger_account a
                WHERE a.balance_minor
                   <> (SELECT coalesce(sum(CASE l.side WHEN 'CREDIT' THEN l.amount_minor ELSE -l.amount_minor END), 0)
                       FROM ledger.journal_line l WHERE l.account_id = a.id)""");
        DISAGREEMENTS.put("currencies that do not sum to zero", """
                SELECT count(*) FROM (SELECT 1 FROM ledger.ledger_account GROUP BY currency HAVING sum(balance_minor) <> 0) c""");
    }

    private final JdbcClient database;

    Books(JdbcClient database) {
        this.database = database;
    }

    /** Waits until nothing is under way and then asserts that all books say the same; the message lists what differs. */
    void agree() {
        await().atMost(QUIET_LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(disagreements()).isEmpty());
    }

    private List<String> disagreements() {
        return DISAGREEMENTS.entrySet().stream()
                .map(check -> Map.entry(
                        check.getKey(),
                        database.sql(check.getValue()).query(Long.class).single()))
                .filter(found -> found.getValue() != 0)
                .map(found -> found.getValue() + " " + found.getKey())
                .toList();
    }
}
