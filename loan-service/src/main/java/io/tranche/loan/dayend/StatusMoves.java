package io.tranche.loan.dayend;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.LoanDefaulted;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.Money;
import io.tranche.loan.funding.Fundings;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.ShareMovements;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.loan.lifecycle.Loans;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loans that default, are cured of it, or are written off, as the policy of the settings says. */
@Component
final class StatusMoves {

    /**
     * One with a repayment under way is not written off before that has ended; nor one whose arrears of a day that is ended late have
     * been paid since.
     */
    private static final String CANDIDATES = """
            SELECT id, days_past_due, given_up
            FROM (SELECT loan.id, loan.status, arrears.loan_id IS NULL AS cured,
                         coalesce(:day - arrears.overdue_since + 1, 0) AS days_past_due,
                         :writeOffAfter > 0 AND :day - arrears.overdue_since + 1 > :writeOffAfter AND loan.reserved_minor = 0
                           AND EXISTS (SELECT FROM installment
                                       WHERE installment.loan_id = loan.id AND due_date <= :day
                                         AND paid_principal_minor + paid_interest_minor < principal_minor + interest_minor)
                         AS given_up
                  FROM loan LEFT JOIN arrears ON arrears.loan_id = loan.id
                  WHERE loan.id = ANY (:loans)) judged
            WHERE status = 'DEFAULTED' AND (cured OR given_up)
               OR status = 'ACTIVE' AND (given_up OR :defaultAfter > 0 AND days_past_due > :defaultAfter)
            """;

    private record Candidate(int daysPastDue, boolean givenUp) {}

    private final JdbcClient database;
    private final Loans loans;
    private final Fundings fundings;
    private final ShareMovements movements;
    private final DayEndSettings settings;
    private final Clock clock;

    StatusMoves(
            JdbcClient database,
            Loans loans,
            Fundings fundings,
            ShareMovements movements,
            DayEndSettings settings,
            Clock clock) {
        this.database = database;
        this.loans = loans;
        this.fundings = fundings;
        this.movements = movements;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param loanIds locked, with their arrears as of this day */
    void make(Collection<Long> loanIds, LocalDate day, Findings found) {
        Map<Long, Candidate> candidates = candidates(loanIds, day);
        if (candidates.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Loan> moved = new ArrayList<>();
        List<Loan> lost = new ArrayList<>();
        for (Loan loan : loans.lock(candidates.keySet())) {
            Candidate candidate =
                    Objects.requireNonNull(candidates.get(loan.id().value()));
            Loan after = move(loan, candidate, now);
            moved.add(after);
            found.add(after.timelineStep());
            if (after.status() == LoanStatus.DEFAULTED) {
                found.add(new LoanDefaulted(after.id().value(), after.borrowerId(), day, candidate.daysPastDue));
            } else if (after.status() == LoanStatus.WRITTEN_OFF) {
                lost.add(after);
            }
        }
        loans.update(moved);
        lose(lost, day, found);
    }

    private static Loan move(Loan loan, Candidate candidate, Instant now) {
        if (candidate.daysPastDue == 0) {
            return loan.cured(now);
        }
        return candidate.givenUp ? loan.writtenOff(now) : loan.defaulted(now);
    }

    private void lose(List<Loan> lost, LocalDate day, Findings found) {
        if (lost.isEmpty()) {
            return;
        }
        List<Long> ids = lost.stream().map(loan -> loan.id().value()).toList();
        Map<Long, LoanFunding> funders = fundings.ofLoans(ids);
        List<LoanEvent> losses = lost.stream()
                .map(loan -> writtenOff(loan, funders.getOrDefault(loan.id().value(), new LoanFunding(List.of())), day))
                .toList();
        losses.forEach(found::add);
        movements.add(losses);
        fundings.lose(ids, day);
    }

    private static LoanEvent writtenOff(Loan loan, LoanFunding funding, LocalDate day) {
        List<AccountShare> losses = funding.shares().stream()
                .map(share -> new AccountShare(share.accountId(), share.principalLeft()))
                .toList();
        Money principal = losses.stream()
                .map(AccountShare::amount)
                .reduce(Money.zero(loan.outstanding().currency()), Money::plus);
        return new LoanWrittenOff(loan.id().value(), day, principal, losses, null);
    }

    private Map<Long, Candidate> candidates(Collection<Long> loanIds, LocalDate day) {
        Map<Long, Candidate> candidates = new HashMap<>();
        database.sql(CANDIDATES)
                .param("day", day)
                .param("loans", loanIds.toArray(Long[]::new))
                .param("defaultAfter", settings.defaultAfterDays())
                .param("writeOffAfter", settings.writeOffAfterDays())
                .query(row -> {
                    candidates.put(
                            row.getLong("id"), new Candidate(row.getInt("days_past_due"), row.getBoolean("given_up")));
                });
        return candidates;
    }
}
