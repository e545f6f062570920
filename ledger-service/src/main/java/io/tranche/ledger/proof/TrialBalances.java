package io.tranche.ledger.proof;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tranche.contracts.Money;
import io.tranche.ledger.proof.TrialBalance.OfType;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trial balance, from the accounts' totals. */
@Repository
class TrialBalances {

    private final JdbcClient jdbc;

    TrialBalances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TrialBalance> byCurrency() {
        return jdbc
                .sql("""
                SELECT currency, type, sum(debited_minor)::bigint AS debited, sum(credited_minor)::bigint AS credited
                FROM ledger_account
                GROUP BY currency, type
                ORDER BY currency, type
                """)
                .query((row, _) -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    Money debited = Money.ofMinor(row.getLong("debited"), currency);
                    Money credited = Money.ofMinor(row.getLong("credited"), currency);
                    return new OfType(row.getString("type"), debited, credited, credited.minus(debited));
                })
                .list()
                .stream()
                .collect(groupingBy(type -> type.debited().currency().getCurrencyCode(), TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(currency -> TrialBalance.of(currency.getKey(), currency.getValue()))
                .toList();
    }
}
