package io.tranche.chaos.check;

import io.tranche.standalone.Disagreements;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every saga has ended, wallets, loans and ledger say the same, and the journal sums to zero. */
public final class BooksAgree implements Check {

    private final JdbcClient database;

    public BooksAgree(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String promise() {
        return "every saga has ended, wallets = loans = ledger, and the journal sums to zero";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        return Disagreements.in(database);
    }
}
