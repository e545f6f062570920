package io.tranche.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must agree between wallets, loans and ledger, read as the database's superuser, who alone sees all three. */
public final class Disagreements {

    /** Each counts what must not be there, once nothing is under way. */
    private static final Map<String, String> COUNTS = new LinkedHashMap<>();

    static {
        COUNTS.put("unfinished repayments", """
                SELECT count(*) FROM loan.repayment WHERE status IN ('PENDING', 'REFUNDING', 'REVERSING')""");
        COUNTS.put("unfinished disbursements", """
                SELECT count(*) FROM loan.loan WHERE status IN ('APPROVED', 'CANCELLING')""");
        COUNTS.put("sagas that wait for an answer", """
                SELECT count(*) FROM loan.saga_waiting""");
        COUNTS.put("amounts still reserved", """
                SELECT count(*) FROM loan.loan WHERE reserved_minor <> 0""");
        COUNTS.put("failed compensations", """
                SELECT (SELECT count(*) FROM loan.repayment WHERE status = 'COMPENSATION_FAILED')
                     + (SELECT count(*) FROM loan.loan WHERE status = 'COMPENSATION_FAILED')""");
        COUNTS.put("parked events", """
                SELECT count(*) FROM (SELECT state FROM loan.parked_event UNION ALL SELECT state FROM wallet.parked_event
                                      UNION ALL SELECT state FROM ledger.parked_event UNION ALL SELECT state FROM auth.parked_event) AS parked
                WHERE state IN ('FAILED', 'QUEUED')""");
        COUNTS.put("wallets that differ from their own transactions", """
                SELECT count(*) FROM wallet.account a
                WHERE a.balance_minor <> (SELECT coalesce(sum(CASE t.type WHEN 'CREDIT' THEN t.amount_minor ELSE -t.amount_minor END), 0)
                                          FROM wallet.account_transaction t WHERE t.account_id = a.id)""");
        COUNTS.put("wallets that differ from the ledger", """
                SELECT count(*) FROM wallet.account a
                LEFT JOIN ledger.ledger_account l ON l.code = 'wallet:' || a.id AND l.currency = a.currency
                WHERE a.balance_minor <> coalesce(l.balance_minor, 0) OR a.transaction_count <> coalesce(l.line_count, 0)""");
        COUNTS.put("loans whose unpaid principal differs from the ledger's receivable", """
                SELECT count(*) FROM loan.loan n
                LEFT JOIN ledger.ledger_account l ON l.code = 'loan:' || n.id || ':receivable' AND l.currency = n.currency
                WHERE -coalesce(l.balance_minor, 0)
                   <> (SELECT coalesce(sum(i.principal_minor - i.paid_principal_minor), 0)
                       FROM loan.installment i WHERE i.loan_id = n.id AND n.status IN ('ACTIVE', 'DEFAULTED', 'CLOSED'))""");
        COUNTS.put("active loans whose outstanding differs from their installments", """
                SELECT count(*) FROM loan.loan n
                WHERE n.status IN ('ACTIVE', 'DEFAULTED', 'CLOSED')
                  AND n.outstanding_minor
                   <> (SELECT sum(i.principal_minor - i.paid_principal_minor + i.interest_minor - i.paid_interest_minor
                                  + i.penalty_minor - i.paid_penalty_minor)
                       FROM loan.installment i WHERE i.loan_id = n.id)""");
        COUNTS.put("loans that were paid more or less than their successful repayments", """
                SELECT count(*) FROM loan.loan n
                WHERE (SELECT coalesce(sum(i.paid_principal_minor + i.paid_interest_minor + i.paid_penalty_minor), 0)
                       FROM loan.installment i WHERE i.loan_id = n.id)
                   <> (SELECT coalesce(sum(r.amount_minor), 0) FROM loan.repayment r
                       WHERE r.loan_id = n.id AND r.status IN ('SUCCESS', 'REVERSING'))""");
        COUNTS.put("loans whose repayments differ from the borrower's debits", """
                SELECT count(*) FROM loan.repayment r
                LEFT JOIN wallet.collection c ON c.repayment_id = r.id
                WHERE (r.status IN ('SUCCESS', 'REVERSING')) <> (coalesce(c.status, '') = 'COLLECTED')""");
        COUNTS.put("funders to whom the ledger owes another principal than their loans", """
                SELECT count(*) FROM (SELECT s.account_id, sum(s.stake_minor - s.principal_minor) AS lent_minor
                                      FROM loan.funding_share s JOIN loan.loan n ON n.id = s.loan_id
                                      WHERE n.status <> 'WRITTEN_OFF' GROUP BY s.account_id) f
                LEFT JOIN ledger.ledger_account l ON l.code = 'funder:' || f.account_id || ':payable'
                WHERE f.lent_minor <> coalesce(l.balance_minor, 0)""");
        COUNTS.put("funders who received other than principal, interest and penalties, less the platform's fee", """
                SELECT count(*) FROM loan.funding_share s
                WHERE s.received_minor + s.platform_fee_minor <> s.principal_minor + s.interest_minor + s.penalty_minor""");
        COUNTS.put("currencies whose platform fees differ from the ledger's income", """
                SELECT count(*) FROM (SELECT n.currency, sum(s.platform_fee_minor) AS kept_minor
                                      FROM loan.funding_share s JOIN loan.loan n ON n.id = s.loan_id GROUP BY n.currency) f
                LEFT JOIN ledger.ledger_account l ON l.code = 'income:platform_fee' AND l.currency = f.currency
                WHERE f.kept_minor <> coalesce(l.balance_minor, 0)""");
        COUNTS.put("funders of closed loans who lack a part of their stake", """
                SELECT count(*) FROM loan.funding_share s JOIN loan.loan n ON n.id = s.loan_id
                WHERE n.status = 'CLOSED' AND s.principal_minor <> s.stake_minor""");
        COUNTS.put("ledger accounts that differ from their lines", """
                SELECT count(*) FROM ledger.ledger_account a
                WHERE a.balance_minor
                   <> (SELECT coalesce(sum(CASE l.side WHEN 'CREDIT' THEN l.amount_minor ELSE -l.amount_minor END), 0)
                       FROM ledger.journal_line l WHERE l.account_id = a.id)""");
        COUNTS.put("journal entries that do not sum to zero", """
                SELECT count(*) FROM (
                    SELECT 1 FROM ledger.journal_line GROUP BY entry_id, currency
                    HAVING sum(CASE side WHEN 'CREDIT' THEN amount_minor ELSE -amount_minor END) <> 0) e""");
        COUNTS.put("currencies that do not sum to zero", """
                SELECT count(*) FROM (SELECT 1 FROM ledger.ledger_account GROUP BY currency HAVING sum(balance_minor) <> 0) c""");
    }

    private Disagreements() {}

    /** One line for each kind that is there, with how many; while something is under way, that alone may be some. */
    public static List<String> in(JdbcClient database) {
        return COUNTS.entrySet().stream()
                .map(check -> Map.entry(
                        check.getKey(),
                        database.sql(check.getValue()).query(Long.class).single()))
                .filter(found -> found.getValue() != 0)
                .map(found -> found.getValue() + " " + found.getKey())
                .toList();
    }
}
