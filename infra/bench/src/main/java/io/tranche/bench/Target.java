package io.tranche.bench;

import io.tranche.embedded.Directories;
import io.tranche.embedded.DirectoryLock;
import io.tranche.embedded.Ports;
import io.tranche.standalone.PlatformProcess;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The platform under load: one of our own, in a process of its own, or one that runs already. */
final class Target implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final int PORT_LINE = 3;

    private final URI gateway;
    private final Path data;
    private final @Nullable PlatformProcess own;

    private Target(URI gateway, Path data, @Nullable PlatformProcess own) {
        this.gateway = gateway;
        this.data = data;
        this.own = own;
    }

    static Target of(BenchOptions.Where where) throws IOException {
        if (where.url() != null && where.data() != null) {
            return new Target(where.url(), where.data(), null);
        }
        Path data = Files.createTempDirectory("tranche-bench");
        long begin = System.nanoTime();
        PlatformProcess process = PlatformProcess.start(data, Ports.free());
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("platform ready after %.1f s%n", taken.toMillis() / 1000.0);
        return new Target(process.baseUri(), data, process);
    }

    URI gateway() {
        return gateway;
    }

    /** Of the JVM with all services, the relay and Kafka in it. */
    long platformProcess() throws IOException {
        return own != null
                ? own.handle().pid()
                : DirectoryLock.holder(data).orElseThrow(() -> new IOException("no platform runs on " + data));
    }

    long postgresProcess() throws IOException {
        return Long.parseLong(postmaster().getFirst().strip());
    }

    /** As superuser: what a repayment took is written in the tables of two services. */
    Connection connect() throws IOException, SQLException {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("postgres").resolve("passwords.properties"))) {
            passwords.load(reader);
        }
        String url =
                "jdbc:postgresql://127.0.0.1:" + postmaster().get(PORT_LINE).strip() + "/tranche";
        return DriverManager.getConnection(url, SUPERUSER, passwords.getProperty(SUPERUSER));
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
            Directories.delete(data);
        }
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("cluster").resolve("postmaster.pid"));
    }
}
