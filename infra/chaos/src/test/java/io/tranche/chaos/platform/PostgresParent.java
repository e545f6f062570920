package io.tranche.chaos.platform;

import io.tranche.embedded.Ports;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process with a Postgres, to be killed. */
public final class PostgresParent {

    private PostgresParent() {}

    public static void main(String... arguments) throws InterruptedException {
        PostgresServer.start(Path.of(arguments[0]), Ports.free());
        System.out.println("started");
        new CountDownLatch(1).await();
    }
}
