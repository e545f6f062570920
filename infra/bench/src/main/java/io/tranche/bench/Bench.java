package io.tranche.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/** The command: prepare borrowers with loans, warm up, measure, check the books. */
public final class Bench {

    private static final Report REPORT = new Report(System.out);

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try (Target target = Target.of(options.where());
                Api api = new Api(target.gateway());
                Connection database = target.connect()) {
            Token admin = new Token(api.login("admin@example.com", "admin123")
                    .expect(200)
                    .json()
                    .get("access_token")
                    .asString());
            List<Payer> payers = new Preparation(api, admin).payers(options.borrowers());
            System.out.printf("%d loans disbursed; warming up for %s%n", payers.size(), options.warmUp());
            options.load().drive(api, payers, options.warmUp(), new Tally());
            measure(options, new Running(target, api, payers, new SagaTimes(database)));
            System.out.println("  books            " + new Books(api, admin).check());
        }
    }

    private record Running(Target target, Api api, List<Payer> payers, SagaTimes sagas) {}

    private static void measure(BenchOptions options, Running running) throws IOException, SQLException {
        running.sagas().awaitDrained();
        OffsetDateTime begin = running.sagas().now();
        Usage before = Usage.of(running.target());
        Tally tally = new Tally();
        long start = System.nanoTime();
        options.load().drive(running.api(), running.payers(), options.measured(), tally);
        Duration measured = Duration.ofNanos(System.nanoTime() - start);
        Usage after = Usage.of(running.target());
        Duration drained = running.sagas().awaitDrained();
        REPORT.throughput(options.load(), measured, tally);
        REPORT.times("request", tally.micros());
        REPORT.times("saga to ledger", running.sagas().since(begin));
        System.out.printf("  drained after    %8d ms%n", drained.toMillis());
        REPORT.usage(before, after, measured);
    }
}
