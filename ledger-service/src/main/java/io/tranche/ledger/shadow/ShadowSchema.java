package io.tranche.ledger.shadow;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The schema of the rebuilt journal: made by the migrations of the live one, as its owner. */
@Component
final class ShadowSchema {

    static final String NAME = "ledger_shadow";

    private static final String[] ACCESS = {
        "GRANT USAGE ON SCHEMA ledger_shadow TO ledger_service",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA ledger_shadow GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ledger_service",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA ledger_shadow GRANT USAGE, SELECT ON SEQUENCES TO ledger_service",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA ledger_shadow GRANT EXECUTE ON FUNCTIONS TO ledger_service"
    };

    // A lookup per line each, for what one writer cannot get wrong; and indexes that nothing reads here.
    private static final String[] RELIEF = {
        "ALTER TABLE ledger_shadow.journal_line DROP CONSTRAINT journal_line_entry_id_fkey",
        "ALTER TABLE ledger_shadow.journal_line DROP CONSTRAINT journal_line_account_id_fkey",
        "DROP INDEX ledger_shadow.journal_line_account, ledger_shadow.journal_entry_loan"
    };

    private final Flyway live;

    ShadowSchema(Flyway live) {
        this.live = live;
    }

    /** Empty, whatever was there before. */
    void create() {
        drop();
        DataSource asOwner = live.getConfiguration().getDataSource();
        JdbcClient owner = JdbcClient.create(asOwner);
        boolean missing = owner.sql("SELECT to_regnamespace('ledger_shadow') IS NULL")
                .query(Boolean.class)
                .single();
        if (missing) {
            owner.sql("CREATE SCHEMA ledger_shadow").update();
        }
        for (String access : ACCESS) {
            owner.sql(access).update();
        }
        shadow().migrate();
        for (String relief : RELIEF) {
            owner.sql(relief).update();
        }
    }

    void drop() {
        shadow().clean();
    }

    private Flyway shadow() {
        return Flyway.configure(live.getConfiguration().getClassLoader())
                .configuration(live.getConfiguration())
                .schemas(NAME)
                .defaultSchema(NAME)
                .cleanDisabled(false)
                .load();
    }
}
