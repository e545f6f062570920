package io.tranche.bench;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The command: fill the platform with loans, end some days, tell how long each took. */
public final class DayEndBench {

    private static final String HELP = "Options: loans=N (default 1000000), days=N (default 3)";
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Target target;
    private final Api api;
    private final Token admin;
    private final Connection database;

    private DayEndBench(Target target, Api api, Token admin, Connection database) {
        this.target = target;
        this.api = api;
        this.admin = admin;
        this.database = database;
    }

    public static void main(String... arguments) throws Exception {
        int loans = 1_000_000;
        int days = 3;
        for (String argument : arguments) {
            if (argument.matches("loans=[1-9][0-9]{0,7}")) {
                loans = Integer.parseInt(argument.substring("loans=".length()));
            } else if (argument.matches("days=[1-9][0-9]{0,2}")) {
                days = Integer.parseInt(argument.substring("days=".length()));
            } else {
                System.err.println(HELP);
                System.exit(2);
            }
        }
        try (Target target = Target.of(new BenchOptions.Where(null, null));
                Api api = new Api(target.gateway());
                Connection database = target.connect()) {
            Token admin = new Token(api.login("admin@example.com", "admin123")
                    .expect(200)
                    .json()
                    .get("access_token")
                    .asString());
            new DayEndPopulation(database).make(loans);
            DayEndBench bench = new DayEndBench(target, api, admin, database);
            for (int day = 0; day < days; day++) {
                bench.endADay();
            }
        }
    }

    private void endADay() throws IOException, InterruptedException, SQLException {
        Usage before = Usage.of(target);
        String open = text("SELECT today FROM loan.business_date");
        try {
            api.post("/api/business_date/advance", admin, "{\"days\": 1}");
        } catch (HttpTimeoutException stillAtIt) {
            System.out.println("  it takes longer than a request may");
        }
        long residentMax = 0;
        while (text("SELECT today FROM loan.business_date").equals(open)) {
            residentMax = Math.max(residentMax, Usage.of(target).residentKib().getOrDefault("platform JVM", 0L));
            LockSupport.parkNanos(LOOK.toNanos());
        }
        Usage after = Usage.of(target);
        System.out.println(text("""
                SELECT format('%s: %s s; %s became overdue, %s charged, %s classified', business_date,
                              round(extract(epoch FROM closed_at - started_at), 1), overdue, charged, classified)
                FROM loan.day_end ORDER BY business_date DESC LIMIT 1
                """));
        after.cpuSecondsSince(before).forEach((part, seconds) -> {
            if (seconds >= 1) {
                System.out.printf("    CPU %-32s %6.1f s%n", part, seconds);
            }
        });
        System.out.printf(
                "    platform JVM %d MiB before, %d MiB after%n",
                before.residentKib().getOrDefault("platform JVM", 0L) / 1024,
                Math.max(residentMax, after.residentKib().getOrDefault("platform JVM", 0L)) / 1024);
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
