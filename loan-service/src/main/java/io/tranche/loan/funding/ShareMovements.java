package io.tranche.loan.funding;

import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.Money;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each event of a loan was to its funders, kept for their statements. */
@Component
public final class ShareMovements {

    private static final String INSERT = """
            INSERT INTO share_movement (loan_id, account_id, type, repayment_id, booked_on,
                                        principal_minor, interest_minor, penalty_minor)
            SELECT * FROM unnest(:loans::bigint[], :accounts::bigint[], :types::text[], :repayments::bigint[], :booked::date[],
                                 :principal::bigint[], :interest::bigint[], :penalty::bigint[])
            """;

    private final JdbcClient database;

    ShareMovements(JdbcClient database) {
        this.database = database;
    }

    /** @param events that are written with it */
    public void add(Collection<LoanEvent> events) {
        List<ShareNews> news =
                events.stream().flatMap(event -> ShareNews.of(event).stream()).toList();
        if (news.isEmpty()) {
            return;
        }
        database.sql(INSERT)
                .param("loans", column(news, ShareNews::loanId))
                .param("accounts", column(news, one -> one.share().accountId()))
                .param("types", column(news, one -> one.cause().type()))
                .param("repayments", column(news, one -> one.cause().repaymentId()))
                .param("booked", column(news, one -> one.cause().bookedOn()))
                .param("principal", minor(news, AppliedShare::principal))
                .param("interest", minor(news, AppliedShare::interest))
                .param("penalty", minor(news, AppliedShare::penalty))
                .update();
    }

    private static String[] column(List<ShareNews> news, Function<ShareNews, @Nullable Object> value) {
        return news.stream()
                .map(value)
                .map(one -> one == null ? null : one.toString())
                .toArray(String[]::new);
    }

    private static Long[] minor(List<ShareNews> news, Function<AppliedShare, Money> part) {
        return news.stream().map(one -> part.apply(one.share()).minorUnits()).toArray(Long[]::new);
    }
}
