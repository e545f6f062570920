package io.tranche.wallet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@WalletTest
class AppendOnlyIntegrationTests {

    private final String thisMonth =
            DateTimeFormatter.ofPattern("'wallet.account_transaction_'yyyy_MM").format(LocalDate.now(ZoneOffset.UTC));

    AppendOnlyIntegrationTests(@LocalServerPort int port) {
        WalletClient.user(port, TestIds.next()).topUp("10.00", "one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE %s SET amount_minor = 1", "DELETE FROM %s", "TRUNCATE %s"})
    void letsNobodyChangeOrDeleteTransactions(String statement) {
        for (String role : new String[] {"wallet_service", "wallet_owner", EmbeddedPostgres.SUPERUSER}) {
            JdbcClient jdbc = JdbcClient.create(TestPlatform.dataSource(role));
            for (String table : new String[] {"wallet.account_transaction", thisMonth}) {
                assertThatExceptionOfType(DataAccessException.class)
                        .as("%s as %s on %s", statement, role, table)
                        .isThrownBy(() -> jdbc.sql(statement.formatted(table)).update());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "disbursement", "collection", "top_up", "withdrawal"})
    void letsTheServiceDeleteNothing(String table) {
        JdbcClient service = JdbcClient.create(TestPlatform.dataSource("wallet_service"));

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> service.sql("DELETE FROM wallet." + table).update())
                .withStackTraceContaining("permission denied");
    }

    @Test
    void makesPartitionsAheadOnlyOnce() {
        JdbcClient service = JdbcClient.create(TestPlatform.dataSource("wallet_service"));
        String ensure = "SELECT wallet.ensure_account_transaction_partitions('2031-12-15', 2)";

        assertThat(service.sql(ensure).query(Integer.class).single()).isEqualTo(3);
        assertThat(service.sql(ensure).query(Integer.class).single()).isZero();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> service.sql("DELETE FROM wallet.account_transaction_2032_02")
                        .update());
    }
}
