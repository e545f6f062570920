package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.funding.Fundings;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.lifecycle.Installments;
import io.tranche.loan.lifecycle.Loan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How repayments were asked to go to the funders. Kept only where that depends on what they count as. */
@Component
final class RequestedShares {

    private static final String INSERT = """
            INSERT INTO repayment_share (repayment_id, account_id, amount_minor, fee_minor)
            SELECT :repayment, account_id, amount_minor, fee_minor
            FROM unnest(:accounts::bigint[], :amounts::bigint[], :fees::bigint[]) AS share (account_id, amount_minor, fee_minor)
            """;
    private static final String SELECT = """
            SELECT share.repayment_id, share.account_id, share.amount_minor, share.fee_minor, repayment.currency
            FROM repayment_share share JOIN repayment ON repayment.id = share.repayment_id
            """;

    private final JdbcClient database;
    private final Fundings fundings;
    private final Installments installments;
    private final Accounts accounts;

    RequestedShares(JdbcClient database, Fundings fundings, Installments installments, Accounts accounts) {
        this.database = database;
        this.fundings = fundings;
        this.installments = installments;
        this.accounts = accounts;
    }

    /** Plans a payment for which the loan, which is locked, has reserved the amount; or says how one would go that it has no room for. */
    List<AccountShare> plan(Repayment repayment, Loan loan) {
        LoanFunding funding = fundings.ofLoan(loan.id().value());
        if (!funding.dependsOnParts() || repayment.reservation().isZero()) {
            return funding.sharesOf(repayment.amount());
        }
        List<AccountShare> shares = repayment.order().kind().reschedules()
                ? alone(repayment, loan, funding)
                : besideOthers(repayment, loan, funding);
        add(repayment, shares);
        return shares;
    }

    private List<AccountShare> alone(Repayment repayment, Loan loan, LoanFunding funding) {
        Account account = accounts.of(loan);
        Paid paid = account.pay(new Payment(
                0, account.today(), repayment.amount(), repayment.order().kind()));
        boolean countsAlone = paid.overpaid().isZero() && paid.credited().isZero();
        return countsAlone ? funding.sharesOf(paid.parts()) : funding.sharesOf(repayment.amount());
    }

    private List<AccountShare> besideOthers(Repayment repayment, Loan loan, LoanFunding funding) {
        SharePlan plan =
                new SharePlan(funding, installments.unpaid(List.of(loan.id().value())), accounts.waterfall(loan));
        return plan.sharesOf(repayment.amount(), pending(loan));
    }

    /** By repayment; without those of which nothing was kept. */
    Map<Long, List<AccountShare>> of(Collection<Long> repaymentIds) {
        return byRepayment(database.sql(SELECT + "WHERE repayment_id = ANY (:ids) ORDER BY share.id")
                .param("ids", repaymentIds.toArray(Long[]::new)));
    }

    private Collection<List<AccountShare>> pending(Loan loan) {
        return byRepayment(database.sql(SELECT + "WHERE loan_id = :loan AND status = 'PENDING' ORDER BY share.id")
                        .param("loan", loan.id().value()))
                .values();
    }

    private void add(Repayment repayment, List<AccountShare> shares) {
        database.sql(INSERT)
                .param("repayment", repayment.id().value())
                .param("accounts", shares.stream().map(AccountShare::accountId).toArray(Long[]::new))
                .param(
                        "amounts",
                        shares.stream()
                                .map(share -> share.amount().minorUnits())
                                .toArray(Long[]::new))
                .param(
                        "fees",
                        shares.stream()
                                .map(share -> share.amount().minus(share.net()).minorUnits())
                                .toArray(Long[]::new))
                .update();
    }

    private static Map<Long, List<AccountShare>> byRepayment(JdbcClient.StatementSpec statement) {
        Map<Long, List<AccountShare>> shares = new LinkedHashMap<>();
        statement.query(row -> {
            Currency currency = Currency.getInstance(row.getString("currency"));
            Money amount = Money.ofMinor(row.getLong("amount_minor"), currency);
            Money fee = Money.ofMinor(row.getLong("fee_minor"), currency);
            shares.computeIfAbsent(row.getLong("repayment_id"), id -> new ArrayList<>())
                    .add(new AccountShare(row.getLong("account_id"), amount, fee.isZero() ? null : fee));
        });
        return shares;
    }
}
