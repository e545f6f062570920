package io.tranche.chaos.process;

import java.util.concurrent.CountDownLatch;

/** A child that does nothing, for ever. */
public final class Sleeper {

    private Sleeper() {}

    public static void main(String... arguments) throws InterruptedException {
        System.out.println("pid " + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
    }
}
