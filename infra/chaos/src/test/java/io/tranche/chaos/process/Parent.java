package io.tranche.chaos.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process with a child, to be killed. */
public final class Parent {

    private Parent() {}

    public static void main(String... arguments) throws InterruptedException {
        SupervisedProcess.start(new ProcessSpec("orphan", Sleeper.class, List.of(), Map.of(), Path.of(arguments[0])));
        new CountDownLatch(1).await();
    }
}
