package io.tranche.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadGroupsTests {

    @Test
    void nameThePartAThreadWorksFor() {
        assertThat(ThreadGroups.of("ledger-..-0-C-1")).isEqualTo("ledger-service consumers");
        assertThat(ThreadGroups.of("ForkJoi..rker-1")).startsWith("requests");
    }

    @Test
    void putThreadsTogetherThatDifferByNumberOnly() {
        assertThat(ThreadGroups.of("pool-12-thread-3")).isEqualTo(ThreadGroups.of("pool-1-thread-7"));
    }

    @Test
    void nameBackendsByTheirRoleAndOthersByTheirTask() {
        assertThat(ThreadGroups.ofPostgres("postgres: loan_service tranche 127.0.0.1(5000) idle"))
                .isEqualTo("Postgres: loan_service");
        assertThat(ThreadGroups.ofPostgres("postgres: walwriter ")).isEqualTo("Postgres: walwriter");
        assertThat(ThreadGroups.ofPostgres("postgres: io worker 2")).isEqualTo("Postgres: io worker");
    }
}
